"""What every management command of Tapak shares: its words, its bounds, its way to stop."""
