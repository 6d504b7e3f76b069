"""Text → Reading: where sentences begin, what is named, who says what, as the model sees it."""

from analysis.tagger.onnx_tagger import model_name, read_text, read_texts
from analysis.tagger.tokenize import double_marks

__all__ = ["double_marks", "model_name", "read_text", "read_texts"]
