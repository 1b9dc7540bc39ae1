using System.Text;
using Google.Protobuf;

namespace IrisBench.Tests.Telemetry;

/// <summary>
/// Reads what the tests need of an ExportTraceServiceRequest and an ExportMetricsServiceRequest, by the field numbers of
/// https://github.com/open-telemetry/opentelemetry-proto (trace/v1, metrics/v1, resource/v1, common/v1).
/// </summary>
internal static class OtlpRequest
{
    // The same in both signals.
    private const int OfResource = 1;
    private const int Resource = 1;
    private const int OfScope = 2;
    private const int Item = 2;

    private const int SpanTraceId = 1;
    private const int SpanId = 2;
    private const int SpanParent = 4;
    private const int SpanName = 5;
    private const int MetricName = 1;
    private const int Key = 1;
    private const int Value = 2;

    public static IEnumerable<ReceivedSpan> Spans(byte[] request) => Items(request).Select(item => new ReceivedSpan(
        item.Process, Hex(item.Message, SpanTraceId), Hex(item.Message, SpanId), Hex(item.Message, SpanParent),
        Text(item.Message, SpanName)));

    public static IEnumerable<ReceivedMetric> Metrics(byte[] request)
        => Items(request).Select(item => new ReceivedMetric(item.Process, Text(item.Message, MetricName)));

    private static IEnumerable<(ReportingProcess Process, byte[] Message)> Items(byte[] request)
        => Fields(request, OfResource).SelectMany(ofResource =>
        {
            var process = Process(Fields(ofResource, Resource).Single());
            return Fields(ofResource, OfScope).SelectMany(scope => Fields(scope, Item)).Select(message => (process, message));
        });

    private static ReportingProcess Process(byte[] resource)
    {
        var attributes = Fields(resource, 1).ToDictionary(
            attribute => Text(attribute, Key), attribute => Text(Fields(attribute, Value).Single(), 1));
        return new ReportingProcess(attributes["service.name"], attributes.GetValueOrDefault("service.instance.id", ""), attributes);
    }

    private static string Hex(byte[] message, int number) => Convert.ToHexStringLower(Fields(message, number).SingleOrDefault([]));

    private static string Text(byte[] message, int number) => Encoding.UTF8.GetString(Fields(message, number).SingleOrDefault([]));

    /// <summary>The length-delimited fields of a message that have that number.</summary>
    private static List<byte[]> Fields(byte[] message, int number)
    {
        var found = new List<byte[]>();
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == number && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                found.Add(input.ReadBytes().ToByteArray());
            else
                input.SkipLastField();
        }

        return found;
    }
}

/// <summary>A span as a collector gets it; ids are in hexadecimal digits, the parent's is empty where there is none.</summary>
internal sealed record ReceivedSpan(ReportingProcess Process, string TraceId, string Id, string Parent, string Name);

/// <summary>That a process told a metric.</summary>
internal sealed record ReceivedMetric(ReportingProcess Process, string Name);

/// <summary>Who sent telemetry: the resource's attributes.</summary>
internal sealed record ReportingProcess(string Service, string Instance, IReadOnlyDictionary<string, string> Attributes);
