import Foundation

func naturalLogarithmOf(_ count: Int) -> Double { log(Double(count)) }
