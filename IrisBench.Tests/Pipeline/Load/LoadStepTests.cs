using System.Text.Json;
using IrisBench.Pipeline.Load;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Tests.Pipeline.Load;

public sealed class LoadStepTests : IDisposable
{
    private readonly StepTelemetry _telemetry = new("test");
    private readonly LoadStep _step;

    public LoadStepTests() => _step = new LoadStep(_telemetry);

    public void Dispose() => _telemetry.Dispose();

    [Theory]
    [InlineData("", 500, 500, null)]
    [InlineData(" \n", 500, 500, null)]
    [InlineData("20", 20, 500, null)]
    [InlineData("20\n", 20, 500, null)]
    [InlineData("20;100", 20, 100, null)]
    [InlineData(" 20 ; 100 ; 42 ", 20, 100, 42L)]
    [InlineData("1;1;0", 1, 1, 0L)]
    [InlineData("100000;2048;9007199254740991", 100_000, 2048, 9_007_199_254_740_991L)]
    [InlineData("{}", 500, 500, null)]
    [InlineData("""{"iterations":20,"size":100,"seed":42}""", 20, 100, 42L)]
    [InlineData("""{ "size": 100 }""", 500, 100, null)]
    [InlineData("""{"seed":7,"iterations":null}""", 500, 500, 7L)]
    [InlineData("0;500;1", 0, 500, 1L)]
    public void Good_input_is_understood(string body, int iterations, int size, long? seed)
        => Assert.Equal(new LoadParameters(iterations, size, seed), _step.Parse(new StepRequest(body)));

    [Theory]
    [InlineData("-1", "iterations must be 0 to 100000, not -1.")]
    [InlineData("100001", "iterations must be 0 to 100000, not 100001.")]
    [InlineData("20;0", "size must be 1 to 2048, not 0.")]
    [InlineData("20;2049", "size must be 1 to 2048, not 2049.")]
    [InlineData("20;500;-1", "seed must be 0 to 9007199254740991, not -1.")]
    [InlineData("20;500;9007199254740992", "seed must be 0 to 9007199254740991, not 9007199254740992.")]
    [InlineData("""{"iterations":-1}""", "iterations must be 0 to 100000, not -1.")]
    [InlineData("""{"size":4096}""", "size must be 1 to 2048, not 4096.")]
    [InlineData("""{"seed":-5}""", "seed must be 0 to 9007199254740991, not -5.")]
    public void What_is_out_of_range_is_refused_with_the_range(string body, string message)
        => Assert.Equal(message, Refusal(body).Message);

    [Theory]
    [InlineData("twenty")]
    [InlineData("20.5")]
    [InlineData("1e2")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999")]
    [InlineData(";")]
    [InlineData("20;")]
    [InlineData("20;500;42;1")]
    [InlineData("[20]")]
    [InlineData("{")]
    [InlineData("""{"iterations":"20"}""")]
    [InlineData("""{"iterations":20.5}""")]
    [InlineData("""{"iterations":99999999999999}""")]
    [InlineData("""{"iterations":[20]}""")]
    [InlineData("""{"Iterations":20}""")]
    [InlineData("""{"iteration":20}""")]
    [InlineData("""{"size":1,"size":2}""")]
    [InlineData("""{"size":1} trailing""")]
    public void What_is_no_load_request_is_refused_with_the_grammar(string body)
    {
        var refusal = Refusal(body);
        Assert.Contains("iterations 0 to 100000, size 1 to 2048 and seed 0 to 9007199254740991", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task The_answer_is_json_in_camel_case_and_a_short_line()
    {
        var answer = await _step.RunAsync(new StepRequest("3;20;42"), CancellationToken.None);

        Assert.Matches(@"^3 iterations in \d+\.\d{3} s$", answer.Text);
        var json = JsonDocument.Parse(answer.ToJson()).RootElement;
        string[] names = ["iterations", "size", "seed", "floatingPointOperations", "elapsedSeconds", "checksum"];
        Assert.Equal(names, json.EnumerateObject().Select(property => property.Name));
        Assert.Equal([3, 20, 42, 96_000], names[..4].Select(name => json.GetProperty(name).GetInt64()));
        Assert.InRange(json.GetProperty("checksum").GetDouble(), 1e-16, 1e-6);
    }

    [Fact]
    public void The_step_is_called_load() => Assert.Equal("load", _step.Name);

    private StepException Refusal(string body)
    {
        var failure = Assert.Throws<StepException>(() => _step.Parse(new StepRequest(body)));
        Assert.Equal(StepFailure.InvalidInput, failure.Failure);
        return failure;
    }
}
