"""Pictures of 1200 by 630 points that stand for a page where its link is shared: Pillow draws them, in the face of the guide."""
