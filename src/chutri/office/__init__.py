"""The Django site: what a person of an agency does with a plan once it is read.

Apps stand bottom to top: lib, ui, history, people, documents, plans, tasks, rollout, project. Each imports only from those before it.
"""
