using System.Globalization;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Function;

/// <summary>An example to replace: the mean of numbers separated by commas.</summary>
internal sealed class Handler : IStep
{
    public string Name => "mean";

    public Task<StepAnswer> RunAsync(StepRequest request, CancellationToken cancellationToken)
    {
        var numbers = request.Body.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToArray();
        if (numbers.Length == 0)
        {
            throw StepException.InvalidInput("Send numbers separated by commas.");
        }

        var answer = new Mean(numbers.Length, numbers.Average());
        return Task.FromResult(new StepAnswer(answer, MeanJson.Default.Mean, answer.Value.ToString(CultureInfo.InvariantCulture)));
    }

    private static double Parse(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StepException.InvalidInput($"'{text}' is not a number.");
}
