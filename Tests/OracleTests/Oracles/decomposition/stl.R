# STL and classical decomposition by R 4.2.2 (stats::stl, stats::decompose), 17 significant digits.
# Series are R's own: AirPassengers (Box and Jenkins 1976), nottem (Anderson 1976), co2 (Mauna Loa, Keeling and Whorf),
# UKgas (Durbin and Koopman 2001). Every `step`-th row is kept; the sums at the end of each series see every row.
#
#   Rscript stl.R > stl_r.csv; the series themselves go to series.csv
options(digits = 17)
number <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
spread <- function(name, parts, step) {
  n <- length(parts[[1]])
  rows <- unique(c(seq(1, n, by = step), n))
  for (i in rows) cat(paste(c(name, i, number(sapply(parts, `[`, i))), collapse = ","), "\n", sep = "")
  cat(paste(c(name, "sum of squares", number(sapply(parts, function(x) sum(x^2, na.rm = TRUE)))), collapse = ","),
      "\n", sep = "")
}
stl_parts <- function(fit) {
  list(fit$time.series[, "trend"], fit$time.series[, "seasonal"], fit$weights)
}
cat("case,index,trend,seasonal,weight\n")
all <- list(airpassengers = AirPassengers, "log airpassengers" = log(AirPassengers), nottem = nottem,
            "log co2" = log(co2), ukgas = UKgas)
for (name in names(all)) {
  x <- all[[name]]
  for (robust in c(FALSE, TRUE)) {
    tag <- if (robust) " robust" else ""
    step <- if (length(x) > 400) 39 else 13
    spread(paste0(name, " periodic", tag), stl_parts(stl(x, "periodic", robust = robust)), step)
    spread(paste0(name, " 7", tag), stl_parts(stl(x, 7, robust = robust)), step)
  }
}
spread("nottem 11 degree 1 jump 1", stl_parts(stl(nottem, 11, s.degree = 1, s.jump = 1, t.jump = 1, l.jump = 1)), 13)
spread("nottem trend 301 jump 7", stl_parts(stl(nottem, 9, t.window = 301, t.jump = 7, robust = TRUE)), 13)
spread("nottem cut 113 jump 5",
  stl_parts(stl(ts(nottem[1:113], frequency = 12), 5, s.degree = 1, s.jump = 3, t.window = 9, t.jump = 8,
                l.window = 21, l.jump = 5, t.degree = 0, l.degree = 1, robust = TRUE, inner = 2, outer = 4)), 7)
for (type in c("additive", "multiplicative")) {
  for (name in c("airpassengers", "nottem")) {
    fit <- decompose(all[[name]], type)
    spread(paste(name, type), list(fit$trend, fit$seasonal, fit$random), 7)
  }
}
fit <- decompose(ts(nottem[1:113], frequency = 7), "additive")
spread("nottem cut 113 period 7", list(fit$trend, fit$seasonal, fit$random), 5)
sink("series.csv")
for (name in c("airpassengers", "nottem", "co2", "ukgas")) {
  x <- list(airpassengers = AirPassengers, nottem = nottem, co2 = co2, ukgas = UKgas)[[name]]
  cat(name, ",", frequency(x), ",", paste(format(as.numeric(x), digits = 15, trim = TRUE), collapse = " "), "\n", sep = "")
}
