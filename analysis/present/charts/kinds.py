"""How the kinds of quotations are called and drawn: each has its colour and, for those who see none, its pattern."""

from analysis.present.charts.look import BLUE, ORANGE, SKY

KIND_LABELS = {"direct": "direct", "mixed": "partly quoted", "indirect": "reported"}
KIND_COLOURS = {"direct": BLUE, "mixed": SKY, "indirect": ORANGE}
KIND_PATTERNS = {"direct": "", "mixed": "/", "indirect": "."}
