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
