using System.Diagnostics;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Http;

namespace IrisBench.Experiments.Load;

/// <summary>Sends one pipeline run of a round and writes down what came of it.</summary>
internal sealed class PipelineCaller(
    int round, PipelineSide side, PipelineDefinition pipeline, CallerPool callers, Action<PipelineRecord> write)
{
    private readonly RoundClock _clock = new();

    public RoundClock Clock => _clock;

    /// <param name="sequence">Place in the round; decides the flower.</param>
    /// <param name="intendedAtSeconds">When it should be sent; null where a load has no such plan: then when it is sent.</param>
    /// <param name="cancellationToken">Stops it; then nothing is written.</param>
    public async Task<PipelineRecord> CallAsync(int sequence, double? intendedAtSeconds, CancellationToken cancellationToken)
    {
        var connection = callers.Rent();
        try
        {
            var (sent, received) = (connection.Bytes.Sent, connection.Bytes.Received);
            var sentAt = _clock.Seconds;
            var answer = await side.RunAsync(connection, pipeline.Flowers[sequence % pipeline.Flowers.Count], cancellationToken);
            var record = new PipelineRecord
            {
                Round = round,
                Sequence = sequence,
                IntendedAtSeconds = intendedAtSeconds ?? sentAt,
                SentAtSeconds = sentAt,
                Seconds = _clock.Seconds - (intendedAtSeconds ?? sentAt),
                Answers = answer.Answers,
                Error = answer.Error,
                Steps = answer.Steps,
                BytesSent = connection.Bytes.Sent - sent,
                BytesReceived = connection.Bytes.Received - received,
            };
            write(record);
            return record;
        }
        finally
        {
            callers.Return(connection);
        }
    }
}

/// <summary>Seconds since a round began.</summary>
internal sealed class RoundClock
{
    private readonly long _begin = Stopwatch.GetTimestamp();

    public double Seconds => Stopwatch.GetElapsedTime(_begin).TotalSeconds;
}
