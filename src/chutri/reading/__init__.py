"""A document in, a Reading out: who must do what by when, each finding beside the words it comes from.

No Django, no clock, no network, no global state. The pipeline is the folder: ``extract`` (bytes to text),
then the text to a ``Reading``.
"""
