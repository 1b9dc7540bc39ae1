using System.CommandLine;
using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IrisBench.Benchmarks.PipelineVersusPython;
using IrisBench.Evaluation.Statistics;

namespace IrisBench.Benchmarks;

/// <summary><c>model-uploads</c>: how long iris-server takes to refuse what is no model, and what memory that costs it.</summary>
internal static class ModelUploadsCommand
{
    private const double LongestSeconds = 0.1;

    public static Command Create()
    {
        var times = MeasurementCommand.Number("--times", "Uploads of each kind, in turns.", 20, 1, 1000);
        var command = new Command(
            "model-uploads", "Hostile models sent to iris-server: the time to its refusal, and its memory before and after.")
        {
            times,
        };
        return command.Running(async (result, cancellationToken) =>
        {
            var store = Directory.CreateTempSubdirectory("irisbench-uploads-");
            try
            {
                var programs = await OwnPrograms.PublishAsync(new PipelineWork(1, 1), store.FullName, cancellationToken);
                var (start, ready) = programs.WebServer;
                await using var server = await ServerProcess.StartAsync(start, ready, cancellationToken);
                return await MeasureAsync(server, result.GetValue(times), cancellationToken);
            }
            finally
            {
                store.Delete(recursive: true);
            }
        });
    }

    private static async Task<bool> MeasureAsync(ServerProcess server, int times, CancellationToken cancellationToken)
    {
        using var credentials = new StringContent($"{PipelineWork.User};{PipelineWork.Password}");
        using (var signedIn = await server.Client.PostAsync(new Uri("/user", UriKind.Relative), credentials, cancellationToken))
        {
            var token = (await signedIn.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("token").GetString();
            server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        // As curl does with a large body: what is too large is refused before it is sent.
        server.Client.DefaultRequestHeaders.ExpectContinue = true;
        var models = HostileModels.Of(await server.Client.GetByteArrayAsync(new Uri("/default", UriKind.Relative), cancellationToken));
        await Turns.TakeAsync(_ => models.Keys, RefusalAsync, rounds: 0);
        var before = WorkingSet(server.Id);
        var refusals = await Turns.TakeAsync(_ => models.Keys, RefusalAsync, times, warmUps: 0);
        Figures.Write(
            models.Keys.Select(name => RowOf(name, models[name].Length, refusals[name])), "upload", "bytes", "answer", "median", "max");
        Console.WriteLine(
            $"working set of iris-server: {Figures.Mebibytes(before)} after the first of each, "
            + Figures.Text($"{Figures.Mebibytes(WorkingSet(server.Id))} after {times * models.Count:N0} more"));
        return refusals.Values.SelectMany(all => all).All(refusal => refusal is { Status: >= 400 and < 500, Seconds: < LongestSeconds });

        async Task<(int Status, double Seconds)> RefusalAsync(string name)
        {
            var begin = Stopwatch.GetTimestamp();
            using var body = new ByteArrayContent(models[name]);
            using var answer = await server.Client.PostAsync(new Uri("/model", UriKind.Relative), body, cancellationToken);
            return ((int)answer.StatusCode, Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }
    }

    private static string[] RowOf(string name, int bytes, List<(int Status, double Seconds)> refusals) =>
    [
        name, Figures.Text($"{bytes:N0}"), string.Join(' ', refusals.Select(refusal => refusal.Status).Distinct()),
        Figures.Milliseconds(Median.Of(refusals.Select(refusal => refusal.Seconds)), 1),
        Figures.Milliseconds(refusals.Max(refusal => refusal.Seconds), 1),
    ];

    private static double WorkingSet(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.WorkingSet64;
    }
}

/// <summary>What an attacker would upload in place of a model, by name.</summary>
internal static class HostileModels
{
    private const int Mebibyte = 1024 * 1024;
    private const string Biases = "\"biases\":[";

    /// <param name="model">A good model, of which some are made.</param>
    public static IReadOnlyDictionary<string, byte[]> Of(byte[] model) => new Dictionary<string, byte[]>
    {
        ["300 nested archives"] = Enumerable.Range(0, 300).Aggregate("x"u8.ToArray(), (inner, _) => Archive(inner)),
        ["a zip bomb of 512 MiB"] = Archive(new byte[512 * Mebibyte]),
        ["16 MiB of zeros"] = new byte[16 * Mebibyte],
        ["NaN weights"] = Replacing(model, "\"weights\":[[", "\"weights\":[[NaN,"),
        ["forged sizes"] = Forged(),
        ["a million features"] = Replacing(model, Biases, Biases + Features(1_000_000)),
        ["as many features as the limit lets in"] = Replacing(model, Biases, Biases + Features(500_000)),
        ["JSON 500,000 deep"] = Encoding.UTF8.GetBytes($"{{\"schema\":{new string('[', 500_000)}"),
    };

    private static string Features(int count) => new StringBuilder(2 * count).Insert(0, "1,", count).ToString();

    private static byte[] Replacing(byte[] model, string old, string with)
    {
        var text = Encoding.UTF8.GetString(model);
        return text.Contains(old, StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(text.Replace(old, with, StringComparison.Ordinal))
            : throw new MeasurementException($"The model has no {old}.");
    }

    private static byte[] Archive(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("model.zip").Open())
            entry.Write(content);
        return bytes.ToArray();
    }

    // The uncompressed size of the central directory says 4 GiB.
    private static byte[] Forged()
    {
        var bytes = Archive(new byte[1000]);
        bytes.AsSpan(bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24, 4).Fill(0xFF);
        return bytes;
    }
}
