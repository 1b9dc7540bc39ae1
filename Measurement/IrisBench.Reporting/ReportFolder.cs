namespace IrisBench.Reporting;

/// <summary>Where the files of a report are in the folder of its run.</summary>
/// <param name="runFolder">The folder of the run.</param>
public sealed class ReportFolder(DirectoryInfo runFolder)
{
    /// <summary>What the run found, for programs.</summary>
    public FileInfo Summary { get; } = new(Path.Combine(runFolder.FullName, "summary.json"));

    /// <summary>The report, for a browser.</summary>
    public FileInfo Html { get; } = new(Path.Combine(runFolder.FullName, "report.html"));

    /// <summary>The report, for a repository.</summary>
    public FileInfo Markdown { get; } = new(Path.Combine(runFolder.FullName, "report.md"));

    /// <summary>The figures of a sweep as a table, for spreadsheets and scripts.</summary>
    public FileInfo Csv { get; } = new(Path.Combine(runFolder.FullName, "points.csv"));

    /// <summary>The plots, as <c>.svg</c> and <c>.png</c>.</summary>
    public DirectoryInfo Plots { get; } = new(Path.Combine(runFolder.FullName, "plots"));
}
