using System.Collections;
using System.Text.RegularExpressions;
using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;
using YamlDotNet.Serialization.NamingConventions;
using YamlDotNet.Serialization.ObjectGraphVisitors;

namespace IrisBench.Hosting.Kubernetes;

// YAML as Aspire writes it: camel case, texts in double quotes, nothing that is null or empty.
internal static class ChartYaml
{
    private static readonly ISerializer s_serializer = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeConverter(new Int32OrStringConverter())
        .WithEventEmitter(next => new QuotedTextEmitter(next))
        .WithEmissionPhaseObjectGraphVisitor(arguments => new EmptyCollectionFilter(arguments.InnerVisitor))
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .WithNewLine("\n")
        .WithIndentedSequences()
        .Build();

    public static string Serialize(object value) => s_serializer.Serialize(value);
}

// Leaves out properties that are empty lists, maps or, as Aspire does, texts.
internal sealed class EmptyCollectionFilter(IObjectGraphVisitor<IEmitter> next) : ChainedObjectGraphVisitor(next)
{
    public override bool EnterMapping(IPropertyDescriptor key, IObjectDescriptor value, IEmitter context, ObjectSerializer serializer) =>
        (value.Value is not IEnumerable items || items.GetEnumerator().MoveNext()) && base.EnterMapping(key, value, context, serializer);
}

internal sealed class Int32OrStringConverter : IYamlTypeConverter
{
    public bool Accepts(Type type) => type == typeof(Int32OrStringV1);

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) =>
        throw new NotSupportedException("Charts are written only.");

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer)
    {
        var either = (Int32OrStringV1)value!;
        serializer(either.Number is { } number ? number : either.Text);
    }
}

// Puts texts into double quotes, but neither keys nor expressions that give a number.
internal sealed partial class QuotedTextEmitter(IEventEmitter next) : ChainedEventEmitter(next)
{
    // One entry per open node: whether its next child is a key. A sequence has none.
    private readonly Stack<bool?> _nextIsKey = new([null]);

    public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
    {
        if (!Step() && eventInfo.Source.Value is string text)
            eventInfo.Style = NumberExpression().IsMatch(text) ? ScalarStyle.ForcePlain : ScalarStyle.DoubleQuoted;
        base.Emit(eventInfo, emitter);
    }

    public override void Emit(MappingStartEventInfo eventInfo, IEmitter emitter)
    {
        Step();
        _nextIsKey.Push(true);
        base.Emit(eventInfo, emitter);
    }

    public override void Emit(MappingEndEventInfo eventInfo, IEmitter emitter)
    {
        _nextIsKey.Pop();
        base.Emit(eventInfo, emitter);
    }

    public override void Emit(SequenceStartEventInfo eventInfo, IEmitter emitter)
    {
        Step();
        _nextIsKey.Push(null);
        base.Emit(eventInfo, emitter);
    }

    public override void Emit(SequenceEndEventInfo eventInfo, IEmitter emitter)
    {
        _nextIsKey.Pop();
        base.Emit(eventInfo, emitter);
    }

    [GeneratedRegex(@"^\{\{[^{}]*\|\s*(int|int64|float64)\s*\}\}$")]
    private static partial Regex NumberExpression();

    // Says whether the child that begins is a key.
    private bool Step()
    {
        var isKey = _nextIsKey.Pop();
        _nextIsKey.Push(!isKey);
        return isKey == true;
    }
}
