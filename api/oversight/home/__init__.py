"""The study home: what happened, how far the study is, what waits for whom."""
