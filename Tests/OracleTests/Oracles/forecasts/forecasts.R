# Forecasts of seven published series by R's forecast package and stats::HoltWinters, 17 significant digits.
#
# R 4.2.2, forecast 8.20 (Debian 12, r-cran-forecast). The series are those of R's datasets package.
#
#   Rscript forecasts.R
#
# writes series.csv (the data), ets.csv (automatic choice, and every form), intervals.csv and simple.csv beside itself.
suppressMessages(library(forecast))
options(digits = 17)
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
series <- list(AirPassengers = AirPassengers, nottem = nottem, co2 = co2, Nile = Nile, UKgas = UKgas,
               USAccDeaths = USAccDeaths, JohnsonJohnson = JohnsonJohnson)

write(c("series,period,values", sapply(names(series), function(name)
  paste(name, frequency(series[[name]]), paste(number(series[[name]]), collapse = " "), sep = ","))), "series.csv")

code <- function(fit) {
  parts <- fit$components
  paste0(parts[1], parts[2], if (parts[4] == "TRUE") "d" else "", parts[3])
}
row <- function(name, kind, fit) {
  par <- function(key) if (is.na(fit$par[key])) "" else number(fit$par[key])
  paste(name, kind, code(fit), number(fit$aicc), number(fit$sigma2), par("alpha"), par("beta"), par("gamma"),
        par("phi"), par("l"), par("b"), sep = ",")
}
rows <- "series,kind,form,aicc,sigma2,alpha,beta,gamma,phi,level,slope"
for (name in names(series)) {
  y <- series[[name]]
  rows <- c(rows, row(name, "automatic", ets(y)))
  for (error in c("A", "M")) for (season in if (frequency(y) > 1) c("N", "A", "M") else "N")
    for (trend in c("N", "A", "D")) {
      fit <- ets(y, paste0(error, if (trend == "N") "N" else "A", season), damped = trend == "D", restrict = FALSE)
      rows <- c(rows, row(name, "form", fit))
    }
}
write(rows, "ets.csv")

# Intervals at R's own parameters, for the formulas: given states and parameters there is nothing to optimise.
rows <- "series,form,sigma2,alpha,beta,gamma,phi,states,points,standard_errors"
for (case in list(list("Nile", "ANN", FALSE), list("JohnsonJohnson", "AAN", FALSE), list("JohnsonJohnson", "AAN", TRUE),
                  list("UKgas", "AAA", FALSE), list("UKgas", "AAA", TRUE), list("Nile", "MNN", FALSE),
                  list("UKgas", "MAA", TRUE), list("JohnsonJohnson", "MAN", FALSE), list("USAccDeaths", "MNM", FALSE),
                  list("AirPassengers", "MAM", FALSE))) {
  y <- series[[case[[1]]]]
  fit <- ets(y, case[[2]], damped = case[[3]])
  f <- forecast(fit, h = 30, level = 95)
  errors <- (f$upper[, 1] - f$mean) / qnorm(0.975)
  par <- function(key) if (is.na(fit$par[key])) "" else number(fit$par[key])
  rows <- c(rows, paste(case[[1]], code(fit), number(fit$sigma2), par("alpha"), par("beta"), par("gamma"), par("phi"),
    paste(number(fit$states[length(y) + 1, ]), collapse = " "), paste(number(f$mean), collapse = " "),
    paste(number(errors), collapse = " "), sep = ","))
}
write(rows, "intervals.csv")

rows <- "series,method,points,low80,high80,low95,high95"
put <- function(name, method, f) paste(name, method, paste(number(f$mean), collapse = " "),
  paste(number(f$lower[, 1]), collapse = " "), paste(number(f$upper[, 1]), collapse = " "),
  paste(number(f$lower[, 2]), collapse = " "), paste(number(f$upper[, 2]), collapse = " "), sep = ",")
for (name in names(series)) {
  y <- series[[name]]
  rows <- c(rows, put(name, "naive", naive(y, h = 14)), put(name, "drift", rwf(y, h = 14, drift = TRUE)),
            put(name, "theta", thetaf(y, h = 14)))
  if (frequency(y) > 1) rows <- c(rows, put(name, "snaive", snaive(y, h = 14)))
}
for (kind in c("additive", "multiplicative")) for (name in c("AirPassengers", "USAccDeaths", "UKgas")) {
  fit <- HoltWinters(series[[name]], seasonal = kind)
  p80 <- predict(fit, 14, prediction.interval = TRUE, level = 0.8)
  p95 <- predict(fit, 14, prediction.interval = TRUE, level = 0.95)
  f <- list(mean = p80[, "fit"], lower = cbind(p80[, "lwr"], p95[, "lwr"]), upper = cbind(p80[, "upr"], p95[, "upr"]))
  rows <- c(rows, put(name, paste("holt-winters", kind), f),
            paste(name, paste("holt-winters parameters", kind),
                  paste(number(c(fit$alpha, fit$beta, fit$gamma, fit$SSE)), collapse = " "), "", "", "", "", sep = ","))
}
write(rows, "simple.csv")

# ets() stops its simplex early. The same likelihood (forecast's own recursion) followed to its minimum from where ets()
# stopped, inside the same bounds, by restarted simplexes: what a longer run of R would say.
followed <- function(y, fit) {
  parts <- fit$components
  m <- if (parts[3] == "N") 1 else frequency(y)
  damped <- parts[4] == "TRUE"
  smoothing <- c("alpha", "beta", "gamma", "phi")
  keys <- intersect(smoothing, names(fit$par))
  take <- function(p, key) if (key %in% keys) unname(p[key]) else NULL
  target <- function(p) {
    names(p) <- names(fit$par)
    inside <- forecast:::check.param(take(p, "alpha"), take(p, "beta"), take(p, "gamma"), take(p, "phi"),
      c(rep(1e-4, 3), 0.8), c(rep(0.9999, 3), 0.98), "both", m)
    if (!inside) return(1e10)
    states <- p[!names(p) %in% smoothing]
    if (m > 1) {
      last <- m * (parts[3] == "M") - sum(states[grepl("^s", names(states))])
      states <- c(states, last)
      if (parts[3] == "M" && min(states[-(1:(1 + (parts[2] != "N")))]) <= 0) return(1e10)
    }
    lik <- forecast:::pegelsresid.C(y, m, states, parts[1], parts[2], parts[3], damped, take(p, "alpha"),
      take(p, "beta"), take(p, "gamma"), take(p, "phi"), 3)$lik
    if (is.nan(lik)) 1e10 else lik
  }
  p <- fit$par[!duplicated(names(fit$par))]
  value <- target(p)
  for (i in 1:60) {
    found <- optim(p, target, method = "Nelder-Mead", control = list(maxit = 5000, reltol = 1e-15,
      parscale = pmax(abs(p), 1e-3)))
    p <- found$par
    if (value - found$value < 1e-9) break
    value <- found$value
  }
  k <- length(p) + 1
  list(par = p, aicc = found$value + 2 * k + 2 * k * (k + 1) / (length(y) - k - 1))
}
rows <- "series,form,aicc,alpha,beta,gamma,phi,level,slope"
for (case in list(list("Nile", "ANN", FALSE), list("Nile", "MNN", FALSE), list("JohnsonJohnson", "MNN", FALSE),
                  list("JohnsonJohnson", "MAN", FALSE), list("UKgas", "ANN", FALSE), list("UKgas", "MNN", FALSE),
                  list("UKgas", "MNM", FALSE), list("UKgas", "MAM", FALSE), list("JohnsonJohnson", "AAA", FALSE),
                  list("USAccDeaths", "ANA", FALSE), list("USAccDeaths", "MNN", FALSE), list("nottem", "ANA", FALSE),
                  list("AirPassengers", "MAM", FALSE), list("AirPassengers", "AAN", FALSE))) {
  y <- series[[case[[1]]]]
  fit <- ets(y, case[[2]], damped = case[[3]])
  more <- followed(y, fit)
  par <- function(key) if (is.na(more$par[key])) "" else number(more$par[key])
  rows <- c(rows, paste(case[[1]], code(fit), number(more$aicc), par("alpha"), par("beta"), par("gamma"), par("phi"),
    par("l"), par("b"), sep = ","))
}
write(rows, "followed.csv")
