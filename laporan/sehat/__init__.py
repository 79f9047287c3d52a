"""Whether this host can serve: for a load balancer, a monitor and the administrator."""
