using IrisBench.Experiments;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;

namespace IrisBench.Tests.Experiments.Results;

public sealed class JsonLinesTests : IDisposable
{
    private readonly RawRun _run = new SyntheticRun { Rounds = 2 }.Build();
    private readonly SyntheticFolder _folder;

    public JsonLinesTests() => _folder = new SyntheticFolder(_run);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_without_a_line_break_is_refused_in_a_line_by_who_reads_and_who_goes_on()
    {
        using (var file = File.OpenWrite(_folder.Run.Samples.FullName))
        {
            // Of zeros, which take no room.
            file.SetLength(0);
            file.SetLength(60 << 20);
        }

        foreach (var use in (Func<Task>[])[
            () => _folder.Run.ReadAsync(), () => InterruptedFiles.MendAsync(_folder.Run, CancellationToken.None)])
            Assert.EndsWith(
                "samples.jsonl, line 1: it is longer than 16 MiB.", (await Assert.ThrowsAsync<RunFolderException>(use)).Message,
                StringComparison.Ordinal);
        Assert.Equal(60 << 20, new FileInfo(_folder.Run.Samples.FullName).Length);
    }

    [Fact]
    public async Task A_file_larger_than_any_may_be_is_refused_in_a_line()
    {
        using (var file = File.OpenWrite(_folder.Run.Samples.FullName))
            file.SetLength(JsonLines.MaximumFileBytes + 1);

        Assert.EndsWith(
            "samples.jsonl is larger than 4096 MiB.", (await Assert.ThrowsAsync<RunFolderException>(() => _folder.Run.ReadAsync())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_many_blocks_is_read_and_the_next_one_too()
    {
        var note = new string('x', 3 << 20);
        PipelineRecord[] written = [.. _run.Pipelines.Select(pipeline => pipeline with { Error = note, Answers = null })];
        File.Delete(_folder.Run.Pipelines.FullName);
        using (var writer = new JsonLinesWriter<PipelineRecord>(_folder.Run.Pipelines, ResultsJson.Default.PipelineRecord))
        {
            foreach (var pipeline in written[..3])
                writer.Write(pipeline);
        }

        var read = await _folder.Run.ReadAsync();

        Assert.Equal([note, note, note], read.Pipelines.Select(pipeline => pipeline.Error));
    }

    [Fact]
    public async Task Nobody_writes_more_than_anybody_reads()
    {
        _folder.Run.Samples.Delete();
        using (var writer = new JsonLinesWriter<SampleRecord>(_folder.Run.Samples, ResultsJson.Default.SampleRecord, maximumBytes: 1000))
        {
            var exception = Assert.Throws<ExperimentException>(() =>
            {
                foreach (var sample in _run.Samples)
                    writer.Write(sample);
            });
            Assert.StartsWith("samples.jsonl would be larger than", exception.Message, StringComparison.Ordinal);
        }

        var left = new FileInfo(_folder.Run.Samples.FullName).Length;
        Assert.InRange(left, 500, 1000);
        Assert.Equal(_run.Samples.Take((await _folder.Run.ReadAsync()).Samples.Count), (await _folder.Run.ReadAsync()).Samples);
    }

    [Fact]
    public async Task What_comes_after_the_end_is_passed_over()
    {
        var before = await FileDigest.OfRawAsync(_folder.Run, default);
        var writer = new JsonLinesWriter<SampleRecord>(_folder.Run.Samples, ResultsJson.Default.SampleRecord);
        writer.Dispose();

        writer.Write(_run.Samples[0]);

        Assert.Null(FileDigest.Difference(before, await FileDigest.OfRawAsync(_folder.Run, default)));
    }
}
