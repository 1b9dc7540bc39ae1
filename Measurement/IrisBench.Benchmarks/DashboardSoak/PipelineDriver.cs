using System.Net.Http.Json;

namespace IrisBench.Benchmarks.DashboardSoak;

/// <summary>Runs the pipeline on the monolith, one run after the other.</summary>
internal sealed class PipelineDriver(SoakedSystem system)
{
    public int Runs { get; private set; }

    public int Failures { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = system.Monolith };
        // The dashboard is under test, not the processor: the load step is small.
        var body = new { user = SoakedSystem.User, password = SoakedSystem.Password, model = "custom", features = new[] { 5.1, 3.5, 1.4, 0.2 }, load = new { iterations = 2, size = 100 } };
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var response = await client.PostAsJsonAsync("/", body, cancellationToken);
                Runs++;
                if (!response.IsSuccessStatusCode)
                    Failures++;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (HttpRequestException exception)
            {
                throw new MeasurementException($"The monolith does not answer after {Runs} runs: {exception.Message}", exception);
            }
        }
    }
}
