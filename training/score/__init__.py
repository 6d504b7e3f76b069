"""Score analyses against annotated articles: who is quoted, who speaks, who is named, how many sentences there are.

Each scorer takes articles as they were annotated and, in the same order, their analyses, and returns figures by name.
"""
