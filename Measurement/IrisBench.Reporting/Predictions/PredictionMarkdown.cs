using IrisBench.Evaluation.Twin;
using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Predictions;

/// <summary>A prediction as a Markdown document, without pictures.</summary>
public static class PredictionMarkdown
{
    /// <summary>The document.</summary>
    /// <param name="prediction">What was predicted.</param>
    /// <param name="run">The run whose figures it is made of.</param>
    public static string Of(TracePrediction prediction, RunHeader run)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(run);
        var text = new MarkdownDocument([]);
        text.Head(run, PredictionWording.Headline(prediction), PredictionWording.Facts(prediction));
        text.Section(2, "The trace with each keep-alive", PredictionTables.Figures(prediction));
        text.Section(2, "Less and more traffic", PredictionTables.Traffic(prediction));
        text.Paragraph(PredictionWording.TrafficNote);
        text.Section(2, "The bill", PredictionTables.Bills(prediction));
        text.Heading(2, "Before trusting this");
        text.Lines([.. PredictionWording.How(prediction), .. prediction.Notes], "");
        text.Heading(2, "Predict it again");
        text.Paragraph(prediction.Command);
        return text.ToString();
    }
}
