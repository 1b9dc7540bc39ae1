using System.CommandLine;

namespace IrisBench.Compare.Commands;

/// <summary><c>--json</c>: a file to write besides what is printed.</summary>
internal static class JsonFileOption
{
    /// <summary>Checked before the work, not after it.</summary>
    public static Option<FileInfo?> Create(string description)
    {
        var option = new Option<FileInfo?>("--json") { Description = description, HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { } file && (Directory.Exists(file.FullName) || file.Directory is not { Exists: true }))
                result.AddError($"--json {file} is not a file in an existing folder.");
        });
        return option;
    }
}
