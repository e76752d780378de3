"""What a built site offers besides its pages: downloads, texts for machines, a feed, cards for links.

Everything is made from the sources and written into the folder of a built site, by whichever engine built it.
"""
