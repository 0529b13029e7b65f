"""What campaign work brings to a review: how consistent the copy was, tasks done and late, what goes out next."""
