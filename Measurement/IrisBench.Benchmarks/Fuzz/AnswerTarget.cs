using System.IO.Compression;
using System.Text;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>What somebody's system may answer: it is taken, or it fails its step; and what is kept of it is short.</summary>
internal sealed class AnswerTarget : IFuzzTarget
{
    private const int MostKept = 20_000;

    private const string Experiment = """
        name: fuzz
        sides:
          - name: a
            system:
              baseUrl: http://127.0.0.1
              components: [{ name: c, process: p }]
              steps:
                - name: parts
                  path: /
                  take: { t: /t, all: "", first: /list/0, header: "header:X-Own" }
                  agree: [t, all, first, header]
                  tolerance: 1e-6
                  durations: /seconds
        """;

    private static readonly string[] Right =
    [
        """{"t":"text \u00e9 \ud83c\udf38","list":[0.1,{"a":[1,2,3],"b":null}],"seconds":{"one":0.1,"two":2e-3}}""",
        """{"t":{"deep":[[[[[[1]]]]]]},"list":[true],"seconds":{}}""",
    ];

    private static readonly TextMutation Mutation = new(
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\\ud800", "\\udfff", "\\u0000", "\"a\":", "1", "1e999", "-0", "null", "\"seconds\":{",
        "\"one\":1,", "[[[[[[[[", "\uFFFD");

    private static readonly string[] Codings = ["", "", "gzip", "br", "deflate", "identity", "zstd", "gzip, gzip"];

    private readonly PreparedStep _step;
    private readonly RunInputs _inputs;

    private AnswerTarget(PreparedStep step, RunInputs inputs) => (_step, _inputs) = (step, inputs);

    public static IFuzzTarget Create()
    {
        var request = new RunRequest
        {
            Experiment = ExperimentFile.Parse(Experiment, "fuzz"),
            Targets = new RunTargets(),
            Credentials = null,
            Results = new DirectoryInfo("nowhere"),
            Command = "",
        };
        var (system, inputs) = (request.Experiment.Sides[0].System!, new RunInputs(request));
        return new AnswerTarget(new PreparedStep(system.Steps[0], system.BaseUrl, inputs, request.Experiment.Pipeline), inputs);
    }

    public Task<string> TryAsync(Random random, CancellationToken cancellationToken) => Task.Run(() => Try(random), cancellationToken);

    private string Try(Random random)
    {
        var right = Right[random.Next(Right.Length)];
        var body = Encoding.UTF8.GetBytes(random.Next(3) == 0 ? right : Mutation.Of(right, random));
        var coding = Codings[random.Next(Codings.Length)];
        body = random.Next(4) == 0 ? body : Coded(body, coding);
        if (body.Length > 0 && random.Next(4) == 0)
            body[random.Next(body.Length)] = (byte)random.Next(256);
        var reply = new StepReply("parts", 0.1, body)
        {
            Codings = coding.Split(','),
            Headers = new Dictionary<string, string?> { ["X-Own"] = random.Next(3) == 0 ? null : Mutation.Of("0.3", random) },
        };
        try
        {
            var answer = new AnswerReading(_inputs).Read(reply, _step);
            var kept = answer.Taken.Sum(value => value.Agreed?.Kept.GetRawText().Length ?? 0)
                + answer.Parts!.Sum(part => part.Step.Length);
            if (kept > MostKept)
                throw new FuzzFailureException($"{kept} characters are kept of {Convert.ToHexString(body)}");
            return answer.Taken.All(value => value.Agreed is not { Whole: var whole } || JsonAgreement.Agree(whole, whole, 0))
                ? "taken"
                : throw new FuzzFailureException($"it does not agree with itself: {Convert.ToHexString(body)}");
        }
        catch (StepFailedException)
        {
            return "failed step";
        }
    }

    private static byte[] Coded(byte[] plain, string coding)
    {
        var coded = new MemoryStream();
        using (var encoding = coding switch
        {
            "gzip" => new GZipStream(coded, CompressionLevel.Fastest),
            "br" => new BrotliStream(coded, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(coded, CompressionLevel.Fastest),
            _ => (Stream)coded,
        })
            encoding.Write(plain);
        return coded.ToArray();
    }
}
