"""What can be measured of how copy sounds, in English and in Chinese: values and the places that cause them."""
