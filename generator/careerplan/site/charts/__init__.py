"""Charts as plain numbers: x in percent of the chart's width, y in pixels; templates only print them.

No chart has a viewBox, so text and marks keep their size at any width and on paper.
"""
