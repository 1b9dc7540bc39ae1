using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using IrisBench.Benchmarks.Gateway;
using IrisBench.Benchmarks.PipelineVersusPython;
using Spectre.Console;

namespace IrisBench.Benchmarks.ModelUploads;

/// <summary><c>model-uploads</c>: how long iris-server takes to refuse what is no model, and what memory that costs it.</summary>
internal static class ModelUploadsCommand
{
    private const double Mebibyte = 1024 * 1024;
    private const int LongestMilliseconds = 100;

    public static Command Create()
    {
        var times = NumberOption.Create("--times", "Uploads of each kind, in turns.", 20, 1, 1000);
        var command = new Command("model-uploads", "Hostile models sent to iris-server: the time to its refusal, and its memory before and after.") { times };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(times), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int times, CancellationToken cancellationToken)
    {
        var store = Directory.CreateTempSubdirectory("irisbench-uploads-");
        try
        {
            var programs = await OwnPrograms.PublishAsync(new PipelineWork(1, 1), store.FullName, cancellationToken);
            var (start, ready) = programs.WebServer;
            await using var server = await ServerProcess.StartAsync(start, ready, cancellationToken);
            return await MeasureAsync(server, times, cancellationToken);
        }
        catch (Exception exception) when (exception is MeasurementException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(ServerProcess server, int times, CancellationToken cancellationToken)
    {
        using (var signedIn = await server.Client.PostAsync(new Uri("/user", UriKind.Relative), new StringContent($"{PipelineWork.User};{PipelineWork.Password}"), cancellationToken))
        {
            var token = (await signedIn.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("token").GetString();
            server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        // As curl does with a large body: what is too large is refused before it is sent.
        server.Client.DefaultRequestHeaders.ExpectContinue = true;
        var models = HostileModels.Of(await server.Client.GetByteArrayAsync(new Uri("/default", UriKind.Relative), cancellationToken));
        var refusals = models.Keys.ToDictionary(name => name, _ => new List<(int Status, double Milliseconds)>());
        foreach (var (name, model) in models)
            await RefusalAsync(server, model, cancellationToken);
        var before = WorkingSet(server.Id);
        for (var time = 0; time < times; time++)
        {
            foreach (var (name, model) in models)
                refusals[name].Add(await RefusalAsync(server, model, cancellationToken));
        }

        var table = new Table().AddColumns("upload", "bytes", "answer", "median", "max");
        foreach (var (name, all) in refusals)
            table.AddRow(name, Text($"{models[name].Length:N0}"), string.Join(' ', all.Select(refusal => refusal.Status).Distinct()), Text($"{Median.Of(all.Select(refusal => refusal.Milliseconds)):F1} ms"), Text($"{all.Max(refusal => refusal.Milliseconds):F1} ms"));
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(Text($"working set of iris-server: {before / Mebibyte:F0} MiB after the first of each, {WorkingSet(server.Id) / Mebibyte:F0} MiB after {times * models.Count:N0} more"));
        return refusals.Values.SelectMany(all => all).All(refusal => refusal is { Status: >= 400 and < 500, Milliseconds: < LongestMilliseconds }) ? 0 : 1;
    }

    private static async Task<(int Status, double Milliseconds)> RefusalAsync(ServerProcess server, byte[] model, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        using var answer = await server.Client.PostAsync(new Uri("/model", UriKind.Relative), new ByteArrayContent(model), cancellationToken);
        return ((int)answer.StatusCode, Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }

    private static double WorkingSet(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.WorkingSet64;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
