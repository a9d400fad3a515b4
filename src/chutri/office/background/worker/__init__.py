"""Running jobs: in threads beside the site or in a process of their own (SQLite), by procrastinate (PostgreSQL).

The clock stands here. ``execution`` runs one job, ``keeper`` looks after what was left behind, ``threads`` and
``deliveries`` are the two ways in which a worker learns of a job, ``place`` says who it is.
"""
