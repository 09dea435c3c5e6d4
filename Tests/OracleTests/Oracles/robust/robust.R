# Robust covariances of least squares by R 4.2.2 with sandwich 3.0-2, and Huber's regression by MASS 7.3-58.2.
#
# Nile: annual flow at Aswan 1871-1970 (R's datasets) on time. Macro: 400 Δ log investment on 400 Δ log product, the
# lagged real interest rate and 1, of the quarterly data bundled with statsmodels, written beside this by robust.py.
#
#   Rscript robust.R > robust_r.csv
library(sandwich)
library(MASS)
put <- function(key, covariance) {
  cat(paste(c(key, sprintf("%.17g", covariance[upper.tri(covariance, diag = TRUE)])), collapse = ","), "\n", sep = "")
}
years <- seq_along(Nile) - mean(seq_along(Nile))
flow <- as.numeric(Nile)
nile <- lm(flow ~ years)
macro_data <- read.csv("macro.csv")
macro <- lm(y ~ 0 + product + interest + one, data = macro_data)
cat("key,upper triangle by columns\n")
for (name in c("nile", "macro")) {
  fit <- get(name)
  for (type in c("HC0", "HC1", "HC2", "HC3")) put(paste(name, tolower(type)), vcovHC(fit, type = type))
  for (prewhite in c(FALSE, TRUE)) {
    put(paste(name, "lag 4", prewhite), NeweyWest(fit, lag = 4, prewhite = prewhite, adjust = TRUE))
    put(paste(name, "lag 4 plain", prewhite), NeweyWest(fit, lag = 4, prewhite = prewhite, adjust = FALSE))
    put(paste(name, "newey-west Bartlett", prewhite), NeweyWest(fit, prewhite = prewhite, adjust = TRUE))
    for (kernel in c("Parzen", "Quadratic Spectral")) {
      put(paste(name, "newey-west", kernel, prewhite), kernHAC(fit, bw = bwNeweyWest, kernel = kernel,
        prewhite = prewhite, adjust = TRUE))
      put(paste(name, "bandwidth 5", kernel, prewhite), kernHAC(fit, bw = 5, kernel = kernel, prewhite = prewhite,
        adjust = TRUE))
    }
    for (kernel in c("Bartlett", "Parzen", "Quadratic Spectral")) {
      put(paste(name, "andrews", kernel, prewhite), kernHAC(fit, bw = bwAndrews, kernel = kernel, prewhite = prewhite,
        adjust = TRUE))
    }
  }
}
# MASS divides by 0.6745 where Comity divides by the normal quantile; tightened to its own limit.
for (name in c("nile", "stack")) {
  fit <- if (name == "nile") rlm(flow ~ years, k = 1.345, acc = 1e-13, maxit = 1000) else
    rlm(stack.loss ~ ., stackloss, k = 1.345, acc = 1e-13, maxit = 1000)
  cat(paste(c(paste(name, "huber"), sprintf("%.17g", c(coef(fit), fit$s))), collapse = ","), "\n", sep = "")
}
