using Perfolizer.Mathematics.OutlierDetection;

namespace IrisBench.Evaluation.Statistics;

/// <summary>
/// Values further than 1.5 interquartile ranges outside the quartiles (J. W. Tukey, Exploratory Data Analysis, 1977), by
/// Perfolizer. They are marked for the reader and stay in every figure: a slow round is a finding too.
/// </summary>
public static class TukeyFences
{
    private const int FewestValues = 5;

    /// <summary>Indices of the values outside; none of fewer than 5 values.</summary>
    public static IReadOnlyList<int> OutliersOf(IReadOnlyList<double> values)
    {
        if (values.Count < FewestValues)
            return [];
        var fences = TukeyOutlierDetector.Create(values);
        return [.. Enumerable.Range(0, values.Count).Where(index => fences.IsOutlier(values[index]))];
    }
}
