"""What kinds of things are called on screen."""

KINDS = {"direct": "Direct", "mixed": "Partly quoted", "indirect": "Reported"}
TYPES = {"person": "People", "organisation": "Organisations", "place": "Places", "group": "Groups"}
ONE_OF = {"person": "person", "organisation": "organisation", "place": "place", "group": "group"}
EVERYBODY = "Everybody"
EVERY_KIND = "Every kind"
LAYERS = {"quotations": "Who speaks", "sources": "Sources and cues", "names": "Names"}
COUNTED = {"words": "Words", "quotations": "Quotations"}
