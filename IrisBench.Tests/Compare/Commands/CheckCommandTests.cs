using System.Text.Json;
using System.Text.Json.Nodes;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Tests.Experiments;
using SkiaSharp;

namespace IrisBench.Tests.Compare.Commands;

/// <summary>Folders that are checked, each test with a copy of its own of one that was reported on once.</summary>
public sealed class CheckCommandTests(CheckedFolder original) : IClassFixture<CheckedFolder>, IDisposable
{
    private readonly DirectoryInfo _folder = original.Copy();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_untouched_folder_is_what_it_was_and_is_not_written_to()
    {
        var before = Contents();

        var (exitCode, output, error) = await CheckAsync();

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("are those that were there when it ended: rounds.jsonl, pipelines.jsonl, samples.jsonl.", output);
        Assert.Matches(
            "The report is what the raw files give, byte for byte: summary.json, report.html, report.md, ([1-9][0-9]*) drawings and \\1 "
                + "pictures of them.", output);
        Assert.Contains((await FileDigest.TryOfAsync(new FileInfo(Of("run.json")), default))!.Sha256, output);
        Assert.Equal(before, Contents());
    }

    [Theory]
    [InlineData("samples.jsonl", "\"cpuSeconds\":1", "\"cpuSeconds\":2", "samples.jsonl was changed after the run had ended")]
    [InlineData("pipelines.jsonl", "\"sequence\":2,", "\"sequence\":20,", "pipelines.jsonl has [0-9]+ bytes, and had [0-9]+ when")]
    [InlineData("summary.json", "\"samplerShare\": 0.", "\"samplerShare\": 1.", "summary.json from line [0-9]+ on is not what the raw")]
    [InlineData("report.md", "warm", "worm", "report.md from line [0-9]+ on is not what the raw files give")]
    [InlineData("report.html", "</html>", "</html>\n ", "report.html from line [0-9]+ on is not what the raw files give")]
    [InlineData("plots/cpu-time.svg", "</svg>", "<g/></svg>", "plots/cpu-time.svg from line [0-9]+ on is not what the raw files give")]
    public async Task One_change_is_found_and_its_file_named(string file, string right, string wrong, string told)
    {
        await ChangeAsync(file, right, wrong);

        var (exitCode, _, error) = await CheckAsync();

        Assert.Equal(1, exitCode);
        Assert.Matches($"^irisbench: [^\n]*{told}[^\n]*\n$", error);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(0.98)]
    public async Task A_byte_of_a_picture_is_found(double place)
    {
        var picture = await File.ReadAllBytesAsync(Of("plots/cpu-time.png"));
        picture[(int)(place * picture.Length)] ^= 1;
        await File.WriteAllBytesAsync(Of("plots/cpu-time.png"), picture);

        var (exitCode, _, error) = await CheckAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("plots/cpu-time.png is not the picture that the raw files give; 'irisbench report' writes it anew.", error);
    }

    [Fact]
    public async Task Of_a_picture_that_another_machine_may_have_written_nothing_is_said()
    {
        using (var bitmap = SKBitmap.Decode(Of("plots/cpu-time.png")))
        using (var pixels = bitmap.PeekPixels())
        using (var other = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 1)))
            await File.WriteAllBytesAsync(Of("plots/cpu-time.png"), other!.ToArray());

        var (exitCode, output, _) = await CheckAsync();

        Assert.Equal(4, exitCode);
        Assert.Contains("Of 1 pictures (plots/cpu-time.png) it cannot be said whether they are what the raw files give", output);
    }

    [Theory]
    [InlineData("report.html")]
    [InlineData("report.md")]
    [InlineData("summary.json")]
    [InlineData("plots/cpu-time.svg")]
    [InlineData("plots/cpu-time.png")]
    public async Task What_a_report_has_is_missed(string name)
    {
        File.Delete(Of(name));

        var (exitCode, _, error) = await CheckAsync();

        Assert.Equal(1, exitCode);
        Assert.Matches($"^irisbench: {name} is missing, which the report of these raw files has; 'irisbench report' writes it.\n$", error);
    }

    [Theory]
    [InlineData("plots/evil.svg")]
    [InlineData("points.csv")]
    public async Task What_a_report_has_not_is_named(string name)
    {
        await File.WriteAllTextAsync(Of(name), "<svg xmlns='http://www.w3.org/2000/svg'/>");

        var (exitCode, _, error) = await CheckAsync();

        Assert.Equal(1, exitCode);
        Assert.Equal($"irisbench: {name} is no part of the report that the raw files give; delete it.\n", error);
    }

    [Fact]
    public async Task A_file_that_was_cut_is_found_and_one_that_is_gone()
    {
        await using (var file = new FileStream(Of("rounds.jsonl"), FileMode.Open))
            file.SetLength(file.Length - 10);
        var cut = await CheckAsync();
        File.Delete(Of("rounds.jsonl"));
        var gone = await CheckAsync();

        Assert.Equal((1, 1), (cut.ExitCode, gone.ExitCode));
        Assert.Matches("rounds.jsonl has [0-9]+ bytes, and had [0-9]+ when the run ended", cut.Error);
        Assert.Contains("rounds.jsonl is missing", gone.Error);
    }

    [Theory]
    [InlineData("samples.jsonl")]
    [InlineData("summary.json")]
    [InlineData("plots/cpu-time.svg")]
    public async Task No_link_is_followed(string name)
    {
        var elsewhere = Of("elsewhere");
        File.Move(Of(name), elsewhere);
        File.CreateSymbolicLink(Of(name), elsewhere);

        var (exitCode, _, error) = await CheckAsync();

        Assert.Equal(2, exitCode);
        Assert.Matches($"^irisbench: [^\n]*{name} is a link, and none is followed here.\n$", error);
    }

    [Fact]
    public async Task Nor_is_one_in_place_of_the_plots()
    {
        Directory.Move(Of("plots"), Of("elsewhere"));
        Directory.CreateSymbolicLink(Of("plots"), Of("elsewhere"));

        var (exitCode, _, error) = await CheckAsync();

        Assert.Equal(2, exitCode);
        Assert.Contains("plots is a link, and none is followed here.", error);
    }

    [Fact]
    public async Task Of_a_folder_of_an_irisbench_that_wrote_no_digests_the_rest_is_checked()
    {
        var earlier = RepositoryRoot.File("IrisBench.Tests", "Experiments", "Results", "Earlier", "0.1.0-a4d5f9b-run");
        foreach (var file in new DirectoryInfo(earlier).GetFiles())
            file.CopyTo(Of(file.Name), overwrite: true);
        Directory.Delete(Of("plots"), recursive: true);
        Assert.Equal(0, (await IrisBenchProcess.RunAsync("report", _folder.FullName)).ExitCode);

        var (exitCode, output, _) = await CheckAsync();
        Assert.Equal(0, exitCode);
        Assert.Contains("cannot be checked: run.json has no SHA-256 of them, as the irisbench that measured is an older one.", output);
        Assert.Contains("The report is what the raw files give", output);
        Assert.DoesNotContain("The SHA-256 of run.json is", output);

        await TakeMoreAsync();
        Assert.Equal(1, (await CheckAsync()).ExitCode);
    }

    [Theory]
    [InlineData("files")]
    [InlineData("files", "probe", "conditions", "trace", "sideScaling")]
    public async Task Digests_that_were_taken_out_are_missed(params string[] keys)
    {
        await TakeMoreAsync();
        var header = JsonNode.Parse(await File.ReadAllTextAsync(Of("run.json")))!.AsObject();
        foreach (var key in keys)
            header.Remove(key);
        await File.WriteAllTextAsync(Of("run.json"), header.ToJsonString());
        var gone = await CheckAsync();
        await RewriteAsync(told => told with { Files = null });
        var empty = await CheckAsync();

        foreach (var (exitCode, output, error) in new[] { gone, empty })
        {
            Assert.Equal((1, ""), (exitCode, output));
            Assert.Matches("^irisbench: [^\n]*run.json has no SHA-256 of the raw files, though its irisbench writes[^\n]*\n$", error);
        }
    }

    [Fact]
    public async Task A_report_of_another_version_is_not_called_wrong()
    {
        await ChangeAsync("summary.json", "\"schema\": 2,\n  \"run\"", "\"schema\": 1,\n  \"run\"");
        var format = await CheckAsync();
        await RewriteAsync(header => header with { ToolVersion = "0.0.9" });
        await ChangeAsync("summary.json", "\"schema\": 1,\n  \"run\"", "\"schema\": 2,\n  \"run\"");
        var version = await CheckAsync();

        Assert.Equal((4, 4), (format.ExitCode, version.ExitCode));
        Assert.Contains("cannot be said: summary.json is of format 1, and this irisbench writes 2", format.Output);
        Assert.Contains("cannot be said: it is of irisbench 0.0.9, and this is", version.Output);
    }

    [Fact]
    public async Task Prices_that_do_not_come_with_irisbench_are_asked_for()
    {
        var prices = Of("prices.json");
        var sheet = PriceSheets.TextOf("aws-us-east-1");
        await File.WriteAllTextAsync(prices, sheet.Replace(PriceSheets.Default.Name, "My own", StringComparison.Ordinal));
        Assert.Equal(0, (await IrisBenchProcess.RunAsync("report", _folder.FullName, "--prices", prices)).ExitCode);

        var unnamed = await CheckAsync();
        Assert.Equal(2, unnamed.ExitCode);
        Assert.Contains("'My own', which do not come with irisbench: name their file by --prices.", unnamed.Error);
        Assert.Equal(0, (await CheckAsync("--prices", prices)).ExitCode);
    }

    [Fact]
    public async Task A_run_without_a_report_has_none_to_check()
    {
        foreach (var file in new[] { "summary.json", "report.html", "report.md" })
            File.Delete(Of(file));
        Directory.Delete(Of("plots"), recursive: true);

        var (exitCode, output, _) = await CheckAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("There is no report to check.", output);
    }

    [Fact]
    public async Task A_sweep_is_checked_too()
    {
        using var sweep = new SyntheticFolder(SyntheticSweep.Build(new VaryDefinition { Iterations = [20, 80] }, rounds: 6));
        await CheckedFolder.SealAsync(sweep);
        var same = await IrisBenchProcess.RunAsync("check", sweep.Directory.FullName);
        var csv = Path.Combine(sweep.Directory.FullName, "points.csv");
        await File.WriteAllTextAsync(csv, (await File.ReadAllTextAsync(csv)).Replace("monolith", "Monolith", StringComparison.Ordinal));
        var other = await IrisBenchProcess.RunAsync("check", sweep.Directory.FullName);

        Assert.Equal((0, ""), (same.ExitCode, same.Error));
        Assert.Contains("byte for byte: summary.json, points.csv, report.html, report.md, ", same.Output);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("points.csv from line", other.Error);
    }

    private Task<(int ExitCode, string Output, string Error)> CheckAsync(params string[] options)
        => IrisBenchProcess.RunAsync(["check", _folder.FullName, .. options]);

    private string Of(string name) => Path.Combine(_folder.FullName, name);

    private async Task ChangeAsync(string name, string right, string wrong)
    {
        var text = await File.ReadAllTextAsync(Of(name));
        var place = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(place >= 0, $"{name} has no {right}.");
        await File.WriteAllTextAsync(Of(name), text[..place] + wrong + text[(place + right.Length)..]);
    }

    private async Task TakeMoreAsync()
    {
        var text = await File.ReadAllTextAsync(Of("rounds.jsonl"));
        await File.WriteAllTextAsync(Of("rounds.jsonl"), text.Replace("\"cpuSeconds\":", "\"cpuSeconds\":1", StringComparison.Ordinal));
    }

    private async Task RewriteAsync(Func<RunHeader, RunHeader> change)
    {
        var header = change(await new RunFolder(_folder).ReadHeaderAsync());
        await File.WriteAllTextAsync(Of("run.json"), JsonSerializer.Serialize(header, ResultsJson.Default.RunHeader));
    }

    private Dictionary<string, string> Contents()
        => _folder.GetFiles("*", SearchOption.AllDirectories).ToDictionary(
            file => file.FullName, file => $"{file.LastWriteTimeUtc:O} {Convert.ToHexString(File.ReadAllBytes(file.FullName))}");
}

/// <summary>The folder of a run that ended, and its report.</summary>
public sealed class CheckedFolder : IAsyncLifetime
{
    private readonly SyntheticFolder _folder = new(new SyntheticRun { Rounds = 6 }.Build());

    /// <summary>Ends a run as the engine does, by this version, and writes its report.</summary>
    internal static async Task SealAsync(SyntheticFolder folder)
    {
        var header = await folder.Run.ReadHeaderAsync() with
        {
            ToolVersion = SourceRevision.ToolVersion,
            Files = await FileDigest.OfRawAsync(folder.Run, default),
        };
        await File.WriteAllTextAsync(
            folder.Run.Header.FullName, JsonSerializer.Serialize(header, ResultsJson.Default.RunHeader));
        Assert.Equal(0, (await IrisBenchProcess.RunAsync("report", folder.Directory.FullName)).ExitCode);
    }

    public DirectoryInfo Copy()
    {
        var copy = Directory.CreateTempSubdirectory("irisbench-check-");
        foreach (var file in _folder.Directory.GetFiles("*", SearchOption.AllDirectories))
        {
            var place = new FileInfo(Path.Combine(copy.FullName, Path.GetRelativePath(_folder.Directory.FullName, file.FullName)));
            place.Directory!.Create();
            file.CopyTo(place.FullName);
        }

        return copy;
    }

    async Task IAsyncLifetime.InitializeAsync() => await SealAsync(_folder);

    Task IAsyncLifetime.DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
