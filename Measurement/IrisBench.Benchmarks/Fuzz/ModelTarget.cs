using System.Net;
using System.Text;
using System.Text.Json;
using IrisBench.Learning.Training;
using IrisBench.Pipeline;
using IrisBench.Pipeline.IrisServer;
using IrisBench.Pipeline.Models;
using IrisBench.Pipeline.Prediction;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>Models as they are posted to iris-server, and as a function fetches them from one that is odd: each classifies, or is refused
/// in a sentence; and whatever the server answers, the step says what is wrong with it.</summary>
internal sealed class ModelTarget : IFuzzTarget
{
    private static readonly JsonMutation Mutation = new(
        "1e9", "-1e9", "1.0000001e9", "5e-324", "\"setosa\"", "\"urn:irisbench:schema:model:1\"", "[1,2,3,4]", "[0,0,0,0]", "[]", "null");

    private static readonly TextMutation Text = new("{", "}", "[", "]", ",", "\"", "1", "null", "\"accuracy\":1,", "PK", "\ufeff");

    private static readonly IrisFeatures[] Flowers =
        [new(5.1f, 3.5f, 1.4f, 0.2f), new(0, 0, 0, 0), new(1000, 1000, 1000, 1000), new(1000, 0, 0, 1000), new(float.Epsilon, 0, 0, 0)];

    private readonly byte[] _right = IrisTrainer.Train().Bytes;
    private readonly StepTelemetry _telemetry = new("function");

    public async Task<string> TryAsync(Random random, CancellationToken cancellationToken)
    {
        var document = random.Next(4) == 0
            ? Encoding.UTF8.GetBytes(Text.Of(Encoding.UTF8.GetString(_right), random))
            : Mutation.Of(_right, random);
        if (random.Next(8) == 0 && document.Length > 0)
            document[random.Next(document.Length)] = (byte)random.Next(256);
        var loaded = await Task.Run(() => Load(document), cancellationToken);
        return $"{loaded}, {await AskAsync(document, random, cancellationToken)}";
    }

    public ValueTask DisposeAsync()
    {
        _telemetry.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Load(byte[] document)
    {
        try
        {
            var model = IrisModel.Load(document);
            foreach (var classified in Flowers.Select(model.Classify))
            {
                if (Math.Abs(classified.Probabilities.Values.Sum() - 1) > 1e-9 || !classified.Probabilities.ContainsKey(classified.Species))
                    throw new FuzzFailureException($"no probabilities: {Encoding.UTF8.GetString(document)}");
            }

            IrisModel.Load(JsonSerializer.SerializeToUtf8Bytes(model.Document, ModelJson.Default.ModelDocument));
            return "taken";
        }
        catch (InvalidModelException refusal)
        {
            FuzzFailureException.ThrowUnlessFit(refusal.Message);
            return "refused";
        }
    }

    private async Task<string> AskAsync(byte[] document, Random random, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new OddServer(document, random))
        {
            BaseAddress = new Uri("http://iris-server"),
            MaxResponseContentBufferSize = IrisServerClient.MaximumAnswerBytes,
        };
        var parts = new StepParts(_telemetry, () => new IrisServerClient(http));
        try
        {
            switch (random.Next(3))
            {
                case 0:
                    var token = (await parts.IrisServer.AuthenticateAsync(new Credentials("u", "p"), cancellationToken)).Token;
                    await parts.IrisServer.StoreModelAsync(document, token, cancellationToken);
                    return "stored";
                default:
                    var step = new PredictStep(parts);
                    // Once more with what it said of its answer.
                    for (var times = 0; times < 3; times++)
                        _ = (await step.RunAsync(new StepRequest("default;5.1,3.5,1.4,0.2"), cancellationToken)).ToJson();
                    return "predicted";
            }
        }
        catch (StepException failure)
        {
            FuzzFailureException.ThrowUnlessFit(failure.Message);
            return failure.Failure.ToString();
        }
    }

    /// <summary>iris-server, or what answers in its place.</summary>
    private sealed class OddServer(byte[] model, Random random) : HttpMessageHandler
    {
        private static readonly int[] Statuses = [200, 201, 204, 206, 304, 400, 401, 404, 429, 500, 503, 999];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.RequestUri!.AbsolutePath switch
            {
                "/user" => Mutation.Of("""{"token":"a.b.c","expiresAt":"2100-01-01T00:00:00Z"}"""u8.ToArray(), random),
                "/model" => Mutation.Of("""{"version":1,"sha256":"00"}"""u8.ToArray(), random),
                _ => model,
            };
            var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
            if (random.Next(3) == 0)
            {
                answer.StatusCode = (HttpStatusCode)random.GetItems(Statuses, 1)[0];
                if (random.Next(2) == 0)
                    answer.Content = new ByteArrayContent(Mutation.Of("""{"title":"a","detail":"b","status":1}"""u8.ToArray(), random));
            }

            answer.Content.Headers.TryAddWithoutValidation(
                "Content-Type", Pick(
                    "application/json", "application/json", "application/problem+json", "application/problem+json; charset=x", "text/html",
                    "application/json; charset=utf-16", "application/json; charset=\"\"", "application/json; charset=utf-7", "x"));
            answer.Headers.TryAddWithoutValidation("X-Model-Version", Pick("0", "1", "-1", "2147483648", "", "a", "1, 2"));
            if (random.Next(10) != 0)
                answer.Headers.TryAddWithoutValidation("ETag", Pick("\"a\"", "\"a\"", "W/\"a\"", "a", "*", "\"", "\"\u00e9\"", "\"a\"b"));
            return Task.FromResult(answer);
        }

        private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
    }
}
