#include "CDistributions.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace {

using namespace boost::math::policies;

// Without promotion to long double the digits are the same wherever double is, whatever long double may be.
using Quiet = policy<
    domain_error<ignore_error>, pole_error<ignore_error>, overflow_error<ignore_error>,
    underflow_error<ignore_error>, denorm_error<ignore_error>, rounding_error<ignore_error>,
    evaluation_error<ignore_error>, indeterminate_result_error<ignore_error>, promote_double<false>>;

using Normal = boost::math::normal_distribution<double, Quiet>;
using StudentT = boost::math::students_t_distribution<double, Quiet>;
using FisherF = boost::math::fisher_f_distribution<double, Quiet>;
using ChiSquared = boost::math::chi_squared_distribution<double, Quiet>;

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

// `lowest` is where the distribution begins: everything at or below it has probability 0.
template <class Distribution>
double cumulative(const Distribution &distribution, double x, double lowest) noexcept {
  if (std::isnan(x)) return notANumber;
  if (x <= lowest) return 0;
  if (x == infinity) return 1;
  try {
    return boost::math::cdf(distribution, x);
  } catch (...) {
    return notANumber;
  }
}

template <class Distribution>
double upper_tail(const Distribution &distribution, double x, double lowest) noexcept {
  if (std::isnan(x)) return notANumber;
  if (x <= lowest) return 1;
  if (x == infinity) return 0;
  try {
    return boost::math::cdf(boost::math::complement(distribution, x));
  } catch (...) {
    return notANumber;
  }
}

template <class Distribution>
double quantile(const Distribution &distribution, double probability, double lowest) noexcept {
  if (!(probability >= 0 && probability <= 1)) return notANumber;
  if (probability == 0) return lowest;
  if (probability == 1) return infinity;
  try {
    return boost::math::quantile(distribution, probability);
  } catch (...) {
    return notANumber;
  }
}

bool positive(double degrees) { return std::isfinite(degrees) && degrees > 0; }

} // namespace

double comity_normal_cumulative(double x) { return cumulative(Normal(), x, -infinity); }
double comity_normal_upper_tail(double x) { return upper_tail(Normal(), x, -infinity); }
double comity_normal_quantile(double probability) { return quantile(Normal(), probability, -infinity); }

double comity_student_t_cumulative(double x, double degrees) {
  return positive(degrees) ? cumulative(StudentT(degrees), x, -infinity) : notANumber;
}
double comity_student_t_upper_tail(double x, double degrees) {
  return positive(degrees) ? upper_tail(StudentT(degrees), x, -infinity) : notANumber;
}
double comity_student_t_quantile(double probability, double degrees) {
  return positive(degrees) ? quantile(StudentT(degrees), probability, -infinity) : notANumber;
}

double comity_f_cumulative(double x, double numerator, double denominator) {
  return positive(numerator) && positive(denominator) ? cumulative(FisherF(numerator, denominator), x, 0) : notANumber;
}
double comity_f_upper_tail(double x, double numerator, double denominator) {
  return positive(numerator) && positive(denominator) ? upper_tail(FisherF(numerator, denominator), x, 0) : notANumber;
}
double comity_f_quantile(double probability, double numerator, double denominator) {
  if (!positive(numerator) || !positive(denominator)) return notANumber;
  return quantile(FisherF(numerator, denominator), probability, 0);
}

double comity_chi_squared_cumulative(double x, double degrees) {
  return positive(degrees) ? cumulative(ChiSquared(degrees), x, 0) : notANumber;
}
double comity_chi_squared_upper_tail(double x, double degrees) {
  return positive(degrees) ? upper_tail(ChiSquared(degrees), x, 0) : notANumber;
}
double comity_chi_squared_quantile(double probability, double degrees) {
  return positive(degrees) ? quantile(ChiSquared(degrees), probability, 0) : notANumber;
}
