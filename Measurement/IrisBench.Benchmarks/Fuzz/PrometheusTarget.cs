using System.Text;
using IrisBench.Experiments.Measurement.Prometheus;
using IrisBench.Experiments.Measurement.Scraping;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>What processes and Prometheus servers answer: read, or refused as what it is not.</summary>
internal sealed class PrometheusTarget : IFuzzTarget
{
    private const string Scrape = """
        # HELP dotnet_process_cpu_time_seconds_total CPU
        # TYPE dotnet_process_cpu_time_seconds_total counter
        dotnet_process_cpu_time_seconds_total{cpu_mode="user",path="C:\\dir\n\"quoted\""} 12.5 1395066363000
        dotnet_process_cpu_time_seconds_total{cpu_mode="system"} 1e-3
        dotnet_process_memory_working_set_bytes 123456789
        bucket_total{le="+Inf"} NaN

        """;

    private const string Matrix = """{"status":"success","data":{"resultType":"matrix","result":"""
        + """[{"metric":{"__name__":"up","instance":"a:1"},"values":[[1395066363,"1"],[1395066378.5,"+Inf"]]}]}}""";

    private const string Scalar = """{"status":"success","data":{"resultType":"scalar","result":[1395066363.5,"1395066363.5"]}}""";
    private const string Vector =
        """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1395066363.5,"1395066363.5"]}]}}""";

    private static readonly TextMutation Mutation = new(
        "{", "}", "[", "]", ",", "=", "\"", " ", "\\n", "dotnet_process_memory_working_set_bytes ", "# EOF\n", "{le=\"",
        "\"histograms\":[[1,{\"count\":\"1\"}]],", "\"value\":[1,1],", "\"result\":null,", "\"result\":[[", "\"metric\":{\"a\":1},");

    private readonly WantedLines _lines = new([.. MetricNames.ProcessCpu, .. MetricNames.ProcessMemory]);

    public Task<string> TryAsync(Random random, CancellationToken cancellationToken) => Task.Run(() => Try(random), cancellationToken);

    private string Try(Random random)
    {
        var kind = random.Next(4);
        var text = Mutation.Of(kind switch { 0 => Scrape, 1 => Matrix, 2 => Scalar, _ => Vector }, random);
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            _ = kind switch
            {
                0 => _lines.In(bytes).Count + PrometheusText.Parse(text).Count(),
                1 => PrometheusAnswer.ReadSeries(bytes).Sum(series => series.Samples.Count),
                _ => PrometheusAnswer.ReadTime(bytes) is >= 0 and < 1e12 and var time
                    ? time
                    : throw new FuzzFailureException($"a time that none is: {text}"),
            };
            return "read";
        }
        catch (FormatException)
        {
            return "refused";
        }
    }
}
