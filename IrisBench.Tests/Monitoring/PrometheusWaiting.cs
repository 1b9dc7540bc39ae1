namespace IrisBench.Tests.Monitoring;

internal static class PrometheusWaiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>Asks until the answer has at least one number (no NaN): a rate needs two scrapes, a rule an evaluation.</summary>
    public static Task<IReadOnlyList<PrometheusSample>> UntilDataAsync(this PrometheusProcess prometheus, string expression)
        => prometheus.UntilAsync(expression, samples => samples.Any(sample => double.IsFinite(sample.Value)));

    /// <summary>Asks until the answer is as wanted; when that takes too long, gives the last one for the test to judge.</summary>
    public static async Task<IReadOnlyList<PrometheusSample>> UntilAsync(
        this PrometheusProcess prometheus, string expression, Func<IReadOnlyList<PrometheusSample>, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var samples = await prometheus.QueryAsync(expression);
            if (wanted(samples) || patience.IsCancellationRequested)
                return samples;
            await Task.Delay(250, CancellationToken.None);
        }
    }
}
