namespace CoordinationFlow.Workflows.Problems;

/// <summary>The codes of problems; part of the command line's and the API's answers, never renamed.</summary>
public static class ProblemCodes
{
    /// <summary>The text is not JSON, or not the JSON of a definition.</summary>
    public const string Malformed = "definition.malformed";

    /// <summary>The definition lacks something that it needs: an id, a root activity.</summary>
    public const string Missing = "definition.missing";

    /// <summary>No such kind of activity.</summary>
    public const string UnknownActivity = "activity.unknown-type";

    /// <summary>An activity without an id.</summary>
    public const string NoId = "activity.no-id";

    /// <summary>Two activities with one id.</summary>
    public const string DuplicateId = "activity.duplicate-id";

    /// <summary>A required input is not given.</summary>
    public const string MissingInput = "input.missing";

    /// <summary>The activity has no such input.</summary>
    public const string UnknownInput = "input.unknown";

    /// <summary>A literal that cannot become the input's type (a duration, a number).</summary>
    public const string BadInput = "input.bad-value";

    /// <summary>A time table (cron) that cannot be read.</summary>
    public const string BadTimetable = "input.bad-timetable";

    /// <summary>An output converter that does not exist or does not fit.</summary>
    public const string BadConverter = "output.bad-converter";

    /// <summary>An expression that does not compile, or of an unknown type.</summary>
    public const string BadExpression = "expression.bad";

    /// <summary>A variable that is not in reach where it is named.</summary>
    public const string UnknownVariable = "variable.unknown";

    /// <summary>A variable of a type that does not exist.</summary>
    public const string UnknownType = "variable.unknown-type";

    /// <summary>An input or output of the workflow of a type that does not exist.</summary>
    public const string UnknownArgumentType = "argument.unknown-type";

    /// <summary>An incident strategy that does not exist.</summary>
    public const string UnknownStrategy = "definition.unknown-strategy";

    /// <summary>A variable whose default value cannot become its type.</summary>
    public const string BadVariableValue = "variable.bad-value";

    /// <summary>Two variables with one id or name in one scope.</summary>
    public const string DuplicateVariable = "variable.duplicate";

    /// <summary>A connection from or to an activity that the flowchart does not have.</summary>
    public const string UnknownConnectionEnd = "connection.unknown-activity";

    /// <summary>A connection from a port that its activity does not have.</summary>
    public const string UnknownPort = "connection.unknown-port";

    /// <summary>A loop back that can be reached beside its target.</summary>
    public const string BadLoop = "connection.bad-loop";

    /// <summary>A state that a state machine does not have.</summary>
    public const string UnknownState = "state.unknown";

    /// <summary>Two states of one name.</summary>
    public const string DuplicateState = "state.duplicate";

    /// <summary>A transition that nothing starts.</summary>
    public const string NoTrigger = "transition.no-trigger";

    /// <summary>A step that can never run.</summary>
    public const string DeadStep = "shape.dead-step";

    /// <summary>A join that needs every branch, and a way on which one never comes.</summary>
    public const string JoinNever = "shape.join-never";

    /// <summary>A loop without a wait and without an end.</summary>
    public const string EndlessLoop = "shape.endless-loop";

    /// <summary>Warning: a variable without a default value is read where nothing can have set it.</summary>
    public const string ReadBeforeSet = "shape.read-before-set";

    /// <summary>Warning: an outcome that no connection leads on from, where others do.</summary>
    public const string UnhandledOutcome = "shape.unhandled-outcome";

    /// <summary>A published workflow that is used as an activity and does not exist, or contains itself.</summary>
    public const string UnknownWorkflow = "workflow.unknown";

    /// <summary>The definition nests too deep or has too many activities.</summary>
    public const string TooLarge = "definition.too-large";
}
