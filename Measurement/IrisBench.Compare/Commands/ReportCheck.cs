using IrisBench.Experiments;
using IrisBench.Reporting;
using IrisBench.Reporting.Charts;

namespace IrisBench.Compare.Commands;

/// <summary>The files of a report held against those that the raw files give.</summary>
internal sealed class ReportCheck
{
    // Beside what is expected: enough to read a picture that another kind of machine has made.
    private const int MostBytesMore = 1 << 20;

    private readonly ReportFolder _folder;
    private readonly List<string> _missing = [];
    private readonly List<string> _others = [];
    private readonly List<string> _different = [];

    private ReportCheck(ReportFolder folder) => _folder = folder;

    /// <summary>Names of the files that are what they should be, byte for byte.</summary>
    public List<string> Same { get; } = [];

    /// <summary>Names of the pictures that look as they should, in other bytes.</summary>
    public List<string> Alike { get; } = [];

    /// <summary>Whether there is no report at all.</summary>
    public bool IsEmpty => Same.Count + Alike.Count + _different.Count + _others.Count == 0;

    /// <summary>What is not as it should be, and what helps, each without a full stop.</summary>
    public IEnumerable<string> Problems => IsEmpty ? [] : _different
        .Concat(_missing.Select(name => $"{name} is missing, which the report of these raw files has; 'irisbench report' writes it"))
        .Concat(_others.Select(name => $"{name} is no part of the report that the raw files give; delete it"));

    public static async Task<ReportCheck> OfAsync(ReportFolder folder, RenderedReport report, CancellationToken cancellationToken)
    {
        var (check, expected) = (new ReportCheck(folder), new HashSet<string>());
        foreach (var (file, content) in report.FilesIn(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            expected.Add(file.FullName);
            await check.AddAsync(file, content, cancellationToken);
        }

        check._others.AddRange(folder.Files().Select(file => file.FullName).Where(name => !expected.Contains(name))
            .Order(StringComparer.Ordinal).Select(check.NameOf));
        return check;
    }

    private async Task AddAsync(FileInfo file, byte[] expected, CancellationToken cancellationToken)
    {
        var name = NameOf(file.FullName);
        await using var stream = PlainFile.TryOpen(file);
        if (stream is null)
        {
            _missing.Add(name);
            return;
        }

        var found = new byte[expected.Length + MostBytesMore];
        var length = await stream.ReadAtLeastAsync(found, found.Length, throwOnEndOfStream: false, cancellationToken);
        var common = expected.AsSpan().CommonPrefixLength(found.AsSpan(..length));
        if (common == expected.Length && length == expected.Length)
            Same.Add(name);
        else if (file.Extension != ReportFolder.Picture)
            _different.Add(FormattableString.Invariant($"{name} from line {1 + expected.AsSpan(..common).Count((byte)'\n')} on")
                + " is not what the raw files give; 'irisbench report' writes it anew");
        else if (Pictures.LookAlike(expected, found[..length]))
            Alike.Add(name);
        else
            _different.Add($"{name} is not the picture that the raw files give; 'irisbench report' writes it anew");
    }

    private string NameOf(string path) => Path.GetRelativePath(_folder.Directory.FullName, path);
}
