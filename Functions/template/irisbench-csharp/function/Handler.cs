using System.Globalization;
using System.Text.Json.Serialization;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Function;

/// <summary>An example to replace: the mean of numbers separated by commas. Its base measures it: <c>irisbench_step_*</c>.</summary>
internal sealed class Handler(StepTelemetry telemetry) : MeasuredStep<double[], Mean>("mean", telemetry)
{
    public override double[] Parse(StepRequest request)
        => request.Body.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Number).ToArray() is { Length: > 0 } numbers
            ? numbers
            : throw StepException.InvalidInput("Send numbers separated by commas.");

    protected override Task<Mean> ExecuteAsync(double[] input, CancellationToken cancellationToken)
        => Task.FromResult(new Mean(input.Length, input.Average()));

    protected override StepAnswer ToStepAnswer(Mean answer)
        => new(answer, MeanJson.Default.Mean, answer.Value.ToString(CultureInfo.InvariantCulture));

    private static double Number(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StepException.InvalidInput($"'{text}' is not a number.");
}

internal sealed record Mean(int Count, double Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Mean))]
internal sealed partial class MeanJson : JsonSerializerContext;
