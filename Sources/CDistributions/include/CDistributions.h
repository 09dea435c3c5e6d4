// Probability distributions from Boost.Math behind plain C functions that never throw and never set errno.
//
// Arguments outside the domain (a probability outside [0, 1], NaN) give NaN; a quantile beyond the range of a double
// gives an infinity. Degrees of freedom must be positive; an infinite number of them is refused with NaN.
#ifndef COMITY_CDISTRIBUTIONS_H
#define COMITY_CDISTRIBUTIONS_H

#ifdef __cplusplus
extern "C" {
#endif

double comity_normal_cumulative(double x);
double comity_normal_upper_tail(double x);
double comity_normal_quantile(double probability);

double comity_student_t_cumulative(double x, double degrees_of_freedom);
double comity_student_t_upper_tail(double x, double degrees_of_freedom);
double comity_student_t_quantile(double probability, double degrees_of_freedom);

double comity_f_cumulative(double x, double numerator_degrees, double denominator_degrees);
double comity_f_upper_tail(double x, double numerator_degrees, double denominator_degrees);
double comity_f_quantile(double probability, double numerator_degrees, double denominator_degrees);

double comity_chi_squared_cumulative(double x, double degrees_of_freedom);
double comity_chi_squared_upper_tail(double x, double degrees_of_freedom);
double comity_chi_squared_quantile(double probability, double degrees_of_freedom);

#ifdef __cplusplus
}
#endif

#endif
