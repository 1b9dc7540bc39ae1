using IrisBench.Evaluation.Twin;
using IrisBench.Experiments;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Html;

namespace IrisBench.Reporting.Predictions;

/// <summary>All that the formats of a prediction show, prepared once.</summary>
/// <param name="prediction">What was predicted.</param>
/// <param name="run">The run whose figures it is made of.</param>
public sealed class PredictionModel(TracePrediction prediction, RunHeader run)
{
    /// <summary>What was predicted.</summary>
    public TracePrediction Prediction { get; } = prediction;

    /// <summary>The run whose figures it is made of.</summary>
    public RunHeader Run { get; } = run;

    /// <summary>The sides of the run and their colours.</summary>
    public ReportSides Sides { get; } = new(run.Experiment.Sides);

    /// <summary>The answer, and what has to be known before it is believed.</summary>
    public IReadOnlyList<string> Headline { get; } = PredictionWording.Headline(prediction);

    /// <summary>All charts, in the order of the page.</summary>
    public IReadOnlyList<Chart> Charts => field ??= PredictionCharts.Of(this);

    /// <summary>The price sheets, by name.</summary>
    internal IReadOnlyList<string> PriceSheets { get; } =
        [.. prediction.Sides.SelectMany(side => side.KeepAlives).SelectMany(line => line.Bills).Select(bill => bill.PriceSheet).Distinct()];

    /// <summary>The class of a side's colour.</summary>
    internal string StyleOf(string side) => SideColors.Style(Sides.IndexOf(side));
}

/// <summary>Writes the page of a prediction beside the report of its run.</summary>
public static class PredictionWriter
{
    /// <summary>Writes <c>predict.html</c>.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="InvalidDataException">It is there already and is no file.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static async Task<FileInfo> WriteAsync(DirectoryInfo runFolder, TracePrediction prediction, RunHeader run)
    {
        var file = new ReportFolder(runFolder).Prediction;
        PlainFile.Replace(file, await HtmlReport.RenderAsync(new PredictionModel(prediction, run)));
        return file;
    }
}
