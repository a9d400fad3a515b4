"""Soạn thảo: texts to be produced, their versions, and the chain of consulting, appraising, approving, signing, issuing.

Begin at ``drafts.web.draft_page``; what a chain does when something happens to it stands in ``drafts.rules.flow``.
"""
