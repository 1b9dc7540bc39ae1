using Google.Protobuf;

namespace IrisBench.Tests.EndToEnd.Telemetry;

/// <summary>
/// Reads what the tests need of an ExportTraceServiceRequest, by the field numbers of
/// https://github.com/open-telemetry/opentelemetry-proto (trace/v1/trace.proto, resource/v1, common/v1).
/// </summary>
internal static class TraceRequest
{
    private const int ResourceSpans = 1;
    private const int Resource = 1;
    private const int ScopeSpans = 2;
    private const int Spans = 2;
    private const int SpanTraceId = 1;
    private const int SpanName = 5;
    private const int Attributes = 1;
    private const int Key = 1;
    private const int Value = 2;
    private const int StringValue = 1;

    public static IEnumerable<ReceivedSpan> Read(byte[] request)
        => Fields(request, ResourceSpans).SelectMany(ofResource =>
        {
            var service = ServiceName(Fields(ofResource, Resource).Single());
            return Fields(ofResource, ScopeSpans).SelectMany(scope => Fields(scope, Spans)).Select(span => new ReceivedSpan(
                service,
                Convert.ToHexStringLower(Fields(span, SpanTraceId).Single()),
                Text(Fields(span, SpanName).Single())));
        });

    private static string ServiceName(byte[] resource)
    {
        var attribute = Fields(resource, Attributes).Single(attribute => Text(Fields(attribute, Key).Single()) == "service.name");
        return Text(Fields(Fields(attribute, Value).Single(), StringValue).Single());
    }

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

    private static string Text(byte[] utf8) => System.Text.Encoding.UTF8.GetString(utf8);
}
