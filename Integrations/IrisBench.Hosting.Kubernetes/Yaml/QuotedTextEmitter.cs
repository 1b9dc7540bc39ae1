using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace IrisBench.Hosting.Kubernetes;

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
