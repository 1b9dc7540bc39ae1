using IrisBench.Experiments.Running;

namespace IrisBench.Tests.Experiments.Running;

public class InterruptedFilesTests
{
    [Fact]
    public async Task What_belongs_to_a_round_that_never_ended_is_taken_out_and_nothing_else()
    {
        var whole = new SyntheticRun { Rounds = 2 }.Build();
        using var folder = new SyntheticFolder(whole with { Rounds = [.. whole.Rounds.SkipLast(1)] });
        await File.AppendAllTextAsync(folder.Run.Rounds.FullName, "{\"index\":7,\"blo");
        await File.AppendAllTextAsync(folder.Run.Pipelines.FullName, "{\"round\":7");
        await File.AppendAllTextAsync(folder.Run.Samples.FullName, "{");

        var (done, _) = await InterruptedFiles.MendAsync(folder.Run, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, whole.Rounds.Count - 1), done.Order());
        Assert.Equal(whole.Rounds.Count - 1, File.ReadLines(folder.Run.Rounds.FullName).Count());
        Assert.Equal(
            whole.Pipelines.Count(pipeline => done.Contains(pipeline.Round)), File.ReadLines(folder.Run.Pipelines.FullName).Count());
        Assert.Equal(whole.Samples.Count, File.ReadLines(folder.Run.Samples.FullName).Count());
        Assert.All(
            (FileInfo[])[folder.Run.Rounds, folder.Run.Pipelines, folder.Run.Samples],
            file => Assert.EndsWith("}\n", File.ReadAllText(file.FullName), StringComparison.Ordinal));
    }
}
