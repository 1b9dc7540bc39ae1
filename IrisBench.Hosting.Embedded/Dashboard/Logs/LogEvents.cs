using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded.Dashboard;

// The lines of one resource. The id of an event is the number of its last line, from which a page that was cut off goes on.
internal sealed class LogEvents(ResourceLoggerService logs, SecretValues secrets)
{
    // The page keeps no more either.
    private const int Backlog = 5_000;
    private const int LargestBatch = 500;

    public async IAsyncEnumerable<SseItem<string>> WatchAsync(IResource resource, string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = int.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        // Tells the page at once that it is connected, also when there is no line.
        yield return new SseItem<string>("{}", "ready");
        await foreach (var batch in logs.WatchAsync(resource).WithCancellation(cancellationToken))
        {
            // Another process of the AppHost counts from 1 again.
            if (batch[^1].LineNumber < seen)
                seen = 0;
            var after = seen;
            foreach (var lines in batch.Where(line => line.LineNumber > after).TakeLast(Backlog).Chunk(LargestBatch))
            {
                seen = lines[^1].LineNumber;
                yield return new SseItem<string>(DashboardJson.Write(lines.Select(View)), "lines") { EventId = seen.ToString(CultureInfo.InvariantCulture) };
            }
        }
    }

    private LogLineView View(LogLine line) => new(line.LineNumber, secrets.Hide(line.Content)!, line.IsErrorMessage);
}
