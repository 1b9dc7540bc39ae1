using System.Text;
using System.Text.Json;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Load.Traces;
using IrisBench.Experiments.Measurement.Prometheus;
using IrisBench.Experiments.Measurement.Scraping;
using IrisBench.Experiments.Results;
using IrisBench.Learning.Training;
using IrisBench.Pipeline;
using IrisBench.Pipeline.Load;
using IrisBench.Pipeline.Prediction;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>The readers of text that other people write.</summary>
internal static class TextTargets
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

    private const string Described = """
        name: described
        common:
          steps:
            - { name: login, path: /login, body: '{"p":"{{env:HOME|json}}"}', take: { t: /t, c: "header:X-C" }, agree: [t], tolerance: 0.1 }
            - { name: go, path: "/go/{{t}}?c={{c|url}}", headers: { Host: "a:1", X-C: "{{c}}" }, together: false, repeat: fanOut }
        sides:
          - { name: a, system: { baseUrl: http://a, cookies: true, components: [{ name: c, process: 4711 }] } }
          - name: b
            system:
              baseUrl: "{{env:HOME}}"
              components: [{ name: d, process: d, role: shared }]
              steps: [{ name: s, url: http://b/, durations: /seconds, expect: 200, timeoutSeconds: 1.5 }]
        """;

    /// <summary>Experiment files, YAML and JSON: taken, or refused with a reason, and what is taken can be written down.</summary>
    public static IFuzzTarget Experiments() => new TextTarget(
        [
            ExperimentTemplate.Create("fuzz", "./schema.json"),
            Described,
            .. ExperimentProfiles.All.Select(profile => JsonSerializer.Serialize(profile, ResultsJson.Default.Experiment)),
        ],
        new(
            "[", "]", "{", "}", ": ", "- ", "  ", "&a ", "*a", "<<: *a", "? ", "!!int ", "!x ", "|\n", ">\n", "---\n", "...\n", "# ",
            "%YAML 1.2\n", "@", "`", "name: ", "sides:\n", "\"sides\": [", "\"name\":", "packaging: monolith", "mode: zero", "rounds: 0",
            ",", "common:\n", "steps: ", "{{", "}}", "{{env:HOME}}", "|raw", "header:", "process: 1", "/a~1", "\"common\":{\"steps\":["),
        (text, which) =>
        {
            try
            {
                _ = JsonSerializer.Serialize(ExperimentFile.Parse(text, "fuzz"), ResultsJson.Default.Experiment);
                return "taken";
            }
            catch (DefinitionException exception)
            {
                return exception.Problems.Count > 0 && exception.Problems.All(problem => problem.Text.Length > 0)
                    ? "refused"
                    : throw new FuzzFailureException("refused without a reason");
            }
        });

    /// <summary>What processes and Prometheus servers answer: read, or refused as what it is not.</summary>
    public static IFuzzTarget Prometheus()
    {
        var lines = new WantedLines([.. MetricNames.ProcessCpu, .. MetricNames.ProcessMemory]);
        return new TextTarget(
            [Scrape, Matrix, Scalar, Vector],
            new(
                "{", "}", "[", "]", ",", "=", "\"", " ", "\\n", "dotnet_process_memory_working_set_bytes ", "# EOF\n", "{le=\"",
                "\"histograms\":[[1,{\"count\":\"1\"}]],", "\"value\":[1,1],", "\"result\":null,", "\"result\":[[",
                "\"metric\":{\"a\":1},"),
            (text, which) =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                try
                {
                    _ = which switch
                    {
                        0 => lines.In(bytes).Count + PrometheusText.Parse(text).Count(),
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
            });
    }

    /// <summary>Traces in each format: arrivals that can be played, or refused with a reason.</summary>
    public static IFuzzTarget Traces() => new TextTarget(
        [
            "1778569199.25\n1778569199250\n2026-05-12T08:59:59.25+02:00\n2016-12-31 23:59:60Z\n# comment\n\n",
            "a - b [12/May/2026:08:59:59 +0200] \"GET / HTTP/1.1\" 200 1\na - b [12/May/2026:09:00:01 +0200] \"GET / HTTP/1.1\" 200 1\n",
            "app,func,end_timestamp,duration\na,f,5160.142570018768,0.134\na,g,5161.28,1e-3\n",
            "HashOwner,HashApp,HashFunction,Trigger,1,2,3\no,a,f,http,3,0,1\no,a,g,timer,0,0,7\n",
        ],
        new(
            ",", "[", "]", "#", "\r\n", " ", ":60", "+14:00", "Z", "Feb", "-", ".", ",1", "1440", "app,func,end_timestamp,duration\n",
            "2024-02-29T"),
        (text, which) =>
        {
            var selection = new TraceSelection { Scale = which + 0.5, Speed = 2, FromSeconds = which / 2, Seconds = 1e6 };
            try
            {
                var arrivals = TraceFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "trace", selection, CancellationToken.None);
                return arrivals.Length > 0 && arrivals[0] >= 0 && double.IsFinite(arrivals[^1])
                    ? "read"
                    : throw new FuzzFailureException($"arrivals that none are: {text}");
            }
            catch (ExperimentException refusal)
            {
                FuzzFailureException.ThrowUnlessFit(refusal.Message);
                return "refused";
            }
        });

    /// <summary>Bodies for the steps' grammars: each is read, or refused in words.</summary>
    public static IFuzzTarget Steps()
    {
        var telemetry = new StepTelemetry("function");
        var parts = new StepParts(telemetry, () => throw new InvalidOperationException("A grammar asks nobody."));
        Action<StepRequest>[] steps =
        [
            request => new LoadStep(telemetry).Parse(request),
            request => new AuthenticateStep(parts).Parse(request),
            request => new TrainStep(parts).Parse(request),
            request => new PredictStep(parts).Parse(request),
        ];
        string[] right =
        [
            "1;50;1", "{\"iterations\": 1, \"size\": 50, \"seed\": 1}", "user;password", "{\"user\": \"a\", \"password\": \"b\"}", "",
            "token", "default;5.1,3.5,1.4,0.2", "{\"model\": \"default\", \"features\": [1, 2, 3, 4]}",
        ];
        return new TextTarget(
            right,
            new("{", "}", "[", "]", "\"iterations\"", "\"size\"", "\"seed\"", ":", ",", ";", "1", "0", "true", " "),
            (text, which) =>
            {
                try
                {
                    // As it comes: half a character is no bytes of a body.
                    steps[which / 2](new StepRequest(Utf8Body.Decode(Encoding.UTF8.GetBytes(text)), "token"));
                    return "read";
                }
                catch (StepException refusal)
                {
                    FuzzFailureException.ThrowUnlessFit(refusal.Message);
                    return refusal.Failure.ToString();
                }
            });
    }
}
