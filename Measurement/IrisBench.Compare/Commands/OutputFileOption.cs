using System.CommandLine;

namespace IrisBench.Compare.Commands;

/// <summary>A file to write besides what is printed.</summary>
internal static class OutputFileOption
{
    /// <summary>Checked before the work, not after it.</summary>
    public static Option<FileInfo?> Create(string name, string description)
    {
        var option = new Option<FileInfo?>(name) { Description = description, HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { } file && (Directory.Exists(file.FullName) || file.Directory is not { Exists: true }))
                result.AddError($"{name} {file} is not a file in an existing folder.");
        });
        return option;
    }
}
