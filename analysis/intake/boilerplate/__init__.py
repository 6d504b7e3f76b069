"""Text → what of it is no part of the story: captions, credits, small print, furniture, and the byline."""
