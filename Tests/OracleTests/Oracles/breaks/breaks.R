# Structural breaks of published series by strucchange 1.5-3 (R 4.2.2), 17 significant digits.
#
# Nile, LakeHuron: R's datasets (Cobb 1978; level of Lake Huron in feet 1875-1972, Brockwell and Davis 1991). Macrodata:
# read from Tests/TrendsTests/Macrodata.swift beside it. Pettitt's U is counted over all pairs here.
#
#   Rscript breaks.R > breaks.csv
suppressMessages(library(strucchange))
options(warn = -1)

# recresid() stops checking its updated coefficients once they agree to 1.5e-8; regressors about their means leave it, and
# the rest, more right digits and change no result otherwise.
centred <- function(x) x - mean(x)
each <- function(key, ...) cat(key, ",", paste(sapply(c(...), function(v) format(v, digits = 17)), collapse = ","), "\n",
  sep = "")

lines <- readLines("../../../TrendsTests/Macrodata.swift")
rows <- grep("^ *-?[0-9.]+ -?[0-9.]+ -?[0-9.]+$", lines, value = TRUE)
macro <- t(sapply(strsplit(trimws(rows), " "), as.numeric))
series <- list(
  nile = as.numeric(Nile), huron = as.numeric(LakeHuron), rate = macro[, 3], gdp = log(macro[, 1]))
each("series huron", series$huron)

pettitt <- function(y) {
  n <- length(y)
  u <- sapply(1:(n - 1), function(t) sum(sign(outer(y[1:t], y[(t + 1):n], "-"))))
  k <- max(abs(u))
  c(k, which.max(abs(u)), min(1, 2 * exp(-6 * k^2 / (n^3 + n^2))), u[which.max(abs(u))])
}

study <- function(key, formula, data) {
  f <- Fstats(formula, from = 0.15, data = data)
  tests <- lapply(c("supF", "aveF", "expF"), function(type) sctest(f, type = type))
  each(paste(key, "F"), sapply(tests, function(t) t$statistic), sapply(tests, function(t) t$p.value), f$breakpoint)
  each(paste(key, "F sequence"), as.numeric(f$Fstats))
  for (type in c("Rec-CUSUM", "OLS-CUSUM")) {
    process <- efp(formula, type = type, data = data)
    test <- sctest(process)
    each(paste(key, type), test$statistic, test$p.value)
    each(paste(key, type, "process"), as.numeric(process$process)[-1])
  }
  b <- breakpoints(formula, h = 0.15, data = data)
  table <- summary(b)$RSS
  each(paste(key, "RSS"), table["RSS", ])
  each(paste(key, "BIC"), table["BIC", ])
  chosen <- breakpoints(b)$breakpoints
  each(paste(key, "chosen"), if (any(is.na(chosen))) 0 else length(chosen))
  for (m in 1:(ncol(table) - 1)) {
    each(paste(key, "breaks", m), breakpoints(b, breaks = m)$breakpoints)
    for (level in c(0.95, 0.9)) {
      interval <- confint(b, breaks = m, level = level)$confint
      each(paste(key, "interval", level, m), interval[, 1], interval[, 3])
    }
  }
}

for (name in names(series)) {
  data <- data.frame(y = series[[name]])
  data$t <- centred(seq_along(data$y))
  study(paste(name, "~1"), y ~ 1, data)
  study(paste(name, "~1+t"), y ~ 1 + t, data)
  each(paste(name, "pettitt"), pettitt(data$y))
}
data <- data.frame(y = log(macro[, 2]), gdp = centred(series$gdp), t = centred(seq_along(series$gdp)))
study("investment ~1+gdp+t", y ~ 1 + gdp + t, data)

for (k in 1:6) {
  for (share in c(0.01, 0.05, 0.15, 0.151, 0.2, 0.33, 0.48, 0.495, 0.5)) {
    for (x in c(0.5, 2, 6, 11)) {
      p <- sapply(c("supF", "aveF", "expF"), function(type)
        strucchange:::pvalue.Fstats(x, type = type, k = k, lambda = (1 - share)^2 / share^2))
      each(paste("hansen", k, share, x), p)
    }
  }
}
for (xi in c(0.3, 1, 2.5)) {
  for (ratio in c(0.4, 1, 3)) {
    for (x in c(-60, -7, -1, -0.01, 0.01, 1, 7, 60)) {
      each(paste("argmax", xi, ratio, x), strucchange:::pargmaxV(x, xi = xi, phi1 = 1, phi2 = sqrt(ratio)))
    }
  }
}
for (x in c(0.05, 0.2, 0.5, 0.9479, 1.2, 1.6, 2)) {
  each(paste("crossing", x), strucchange:::pvalue.efp(x, "Brownian motion", FALSE, k = 1),
    strucchange:::pvalue.efp(x, "Brownian bridge", FALSE, k = 1))
}
