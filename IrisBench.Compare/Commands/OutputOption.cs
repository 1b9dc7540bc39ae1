using System.CommandLine;

namespace IrisBench.Compare.Commands;

internal static class OutputOption
{
    /// <summary>Checked before the measuring, not after it.</summary>
    public static Option<FileInfo?> Create()
    {
        var option = new Option<FileInfo?>("--output") { Description = "Write all samples and the summary to this file, as JSON." };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { } file && (Directory.Exists(file.FullName) || file.Directory is not { Exists: true }))
            {
                result.AddError($"--output {file} is not a file in an existing folder.");
            }
        });
        return option;
    }
}
