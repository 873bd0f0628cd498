using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.ElsaApi.ActivityDescriptors;

/// <summary>An input as Studio's property panel draws it.</summary>
internal sealed record ActivityInput(string Name, string TypeName, string DisplayName, string Description, int Order)
{
    // Inputs that definitions hold as they are, not as an expression with a reference to memory.
    private static readonly string[] Naked = ["variable-picker", "switch-editor", "flow-switch-editor", "http-status-codes"];

    public bool IsBrowsable { get; } = true;

    public bool IsSynthetic { get; }

    public bool IsReadOnly { get; }

    public bool IsSensitive { get; }

    public bool IsWrapped { get; init; } = true;

    public string UiHint { get; init; } = "singleline";

    public string DefaultSyntax { get; init; } = "Literal";

    public object? DefaultValue { get; init; }

    /// <summary>Settings of the editor; enums inside are numbers.</summary>
    public IReadOnlyDictionary<string, object> UiSpecifications { get; init; } = new Dictionary<string, object>();

    /// <summary>The input; <paramref name="choices"/> are those of this moment, null where they are fixed or free.</summary>
    public static ActivityInput Of(InputDescriptor input, int order, IReadOnlyList<(string Text, string Value)>? choices)
    {
        var hint = HintOf(input, choices is not null);
        return new(input.Name, input.TypeName, input.DisplayName ?? input.Name, input.Description, order)
        {
            IsWrapped = IsWrappedAs(input.UiHint),
            UiHint = hint,
            DefaultSyntax = hint is "checklist" or "multitext" or "dynamic-outcomes" or "dictionary" ? "Object" : "Literal",
            DefaultValue = input.DefaultValue is TimeSpan span ? span.ToString() : input.DefaultValue,
            UiSpecifications = Specifications(hint, choices ?? [.. input.Choices.Select(choice => (choice, choice))], isLive: choices is not null),
        };
    }

    public static bool IsWrappedAs(string uiHint) => !Naked.Contains(uiHint);

    /// <summary>The editor's settings for these choices.</summary>
    public static Dictionary<string, object> Specifications(string hint, IReadOnlyList<(string Text, string Value)> choices, bool isLive)
    {
        var items = choices.Select(choice => new { text = choice.Text, value = choice.Value, isChecked = false }).ToArray();
        var specifications = new Dictionary<string, object>();
        switch (hint)
        {
            case "dropdown":
                specifications[hint] = new { selectList = new { items, isFlagsEnum = false, sortItems = false } };
                break;
            case "checklist":
                specifications[hint] = new { checkList = new { items, isFlagsEnum = false } };
                break;
            case "radiolist":
                specifications[hint] = new { radioList = new { items, isFlagsEnum = false } };
                break;
            case "code-editor":
                specifications[hint] = new { editorHeight = 1, language = "javascript", singleLineMode = false };
                break;
            case "json-editor":
                specifications["code-editor"] = new { editorHeight = 0, language = "json", singleLineMode = false };
                break;
            default:
                break;
        }

        if (isLive)
        {
            specifications["Refresh"] = true;
        }

        return specifications;
    }

    public static string HintOf(InputDescriptor input, bool hasLiveChoices) => (input.UiHint, input.TypeName) switch
    {
        ("singleline", _) when hasLiveChoices => input.TypeName.EndsWith("[]", StringComparison.Ordinal) ? "checklist" : "dropdown",
        ("singleline", "Boolean") => "checkbox",
        ("singleline", "ObjectDictionary") => "json-editor",
        _ => input.UiHint,
    };
}
